import { checkModelPlatform, planModelPlatform } from '../../../../lib/plan/plan';
import { definition, existingDefinition, publicGateway, withGateway } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, trains } from '../../../fixtures/gpu-job';

const id = 'identity/known';
const outputs = { outputs: { identities: { 'ranking/churn': { clientId: '00000000-0000-4000-8000-000000000001' } } } };

test.each([definition('eks'), definition('gke'), existingDefinition()])(
  'accepts a definition without outputs on $cluster.provider',
  (good) => {
    expect(findingsOf(good, id)).toEqual([]);
  },
);

test('reports an unknown client ID on AKS', () => {
  expect(findingsOf(definition('aks'), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn'],
      problem: 'the client ID of ranking/churn is not known yet',
      fix: 'run pulumi up, then pulumi stack output --json > outputs.json, and pass the file with --outputs',
      blocks: 'synth',
    },
  ]);
});

test('does not block the creation of the cluster', () => {
  expect(planModelPlatform(definition('aks')).cluster.identities).toHaveLength(1);
});

test('sets the client ID on the service account with the outputs of the stack', () => {
  const { plan, findings } = checkModelPlatform(definition('aks'), { outputs });
  expect(findings).toEqual([]);
  expect(plan?.services.churn?.serviceAccount.annotations).toEqual({
    'azure.workload.identity/client-id': '00000000-0000-4000-8000-000000000001',
  });
});

test('reports the identity of a training job at the job', () => {
  expect(
    findingsOf(trains({ ...gpuGang, pool: 'general' }, { machine: { cpu: 4, memory: '16Gi' } }, 'aks'), id).map(
      ({ path }) => path,
    ),
  ).toEqual([['training', 'fit']]);
});

test('reports the identity of an operator at the first secret that needs it', () => {
  const remote = 'keys-of-partners';
  const ofGateway = withGateway(definition('aks'), { ...publicGateway, auth: { apiKeys: { secret: 'keys', remote } } });
  const pathsOf = (platform: typeof ofGateway) =>
    findingsOf(platform, id)
      .filter(({ problem }) => problem === 'the client ID of external-secrets/external-secrets is not known yet')
      .map(({ path }) => path);
  expect(pathsOf(ofGateway)).toEqual([['gateways', 'internal', 'auth', 'apiKeys', 'remote']]);
  const secrets = { token: { remote: 'token' } };
  expect(pathsOf({ ...ofGateway, teams: { ...ofGateway.teams, shop: { secrets } } })).toEqual([
    ['teams', 'shop', 'secrets', 'token', 'remote'],
  ]);
});
