import { checkModelPlatform, planModelPlatform } from '../../../../lib/plan/plan';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { gang, trains } from '../../resolve/training/job-of';
import { findingsOf } from '../findings-of';

const id = 'identity/known';
const outputs = { outputs: { identities: { 'ranking/churn': { clientId: '00000000-0000-4000-8000-000000000001' } } } };

test.each([definition('eks'), definition('gke'), existingDefinition()])(
  'nothing needs to be known on $cluster.provider',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('on AKS the id of an identity must be known before manifests are written', () => {
  expect(findingsOf(definition('aks'), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn'],
      problem: 'the client id of ranking/churn is not known yet',
      fix: 'run pulumi up, then pulumi stack output --json > outputs.json, and name that file with --outputs',
      blocks: 'synth',
    },
  ]);
});

test('it does not stop the making of the cluster, which is how it becomes known', () => {
  expect(planModelPlatform(definition('aks')).cluster.identities).toHaveLength(1);
});

test('with the outputs of the stack it is known, and written on the service account', () => {
  const { plan, findings } = checkModelPlatform(definition('aks'), { outputs });
  expect(findings).toEqual([]);
  expect(plan?.services.churn?.serviceAccount.annotations).toEqual({
    'azure.workload.identity/client-id': '00000000-0000-4000-8000-000000000001',
  });
});

test('the identity of a training job is told where the job is', () => {
  expect(
    findingsOf(trains({ ...gang, pool: 'general' }, { machine: { cpu: 4, memory: '16Gi' } }, 'aks'), id).map(
      ({ path }) => path,
    ),
  ).toEqual([['training', 'fit']]);
});
