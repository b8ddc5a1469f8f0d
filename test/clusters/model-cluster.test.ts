import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { ClusterPlan } from '../../lib/plan/types/cluster';
import { recordPulumi } from '../../lib/testing/record-pulumi';
import { aksPlan, eksPlan, existingPlan, gkePlan } from '../fixtures/cluster-plan';
import { accountOf, ofType, recordCluster, recordClusterAgain, withoutStackTraces } from './record';

const clouds = [
  ['eks', eksPlan, 'model-platform:clusters:EksCluster', 'aws'],
  ['gke', gkePlan, 'model-platform:clusters:GkeCluster', 'gcp'],
  ['aks', aksPlan, 'model-platform:clusters:AksCluster', 'azure-native'],
] as const;

test.each(clouds)('a plan for %s creates the component of that cloud', async (_, plan, type, sdk) => {
  const { resources } = await recordCluster(plan);
  expect(ofType(resources, type)).toHaveLength(1);
  const foreign = resources.filter(
    (each) => !each.type.startsWith(`${sdk}:`) && !each.type.startsWith('model-platform:'),
  );
  expect(foreign).toEqual([]);
});

test.each(clouds)(
  'on %s every resource is a child of the component and has its name as a prefix',
  async (_, plan, type) => {
    const { resources } = await recordCluster(plan);
    const children = resources.filter((each) => !each.type.startsWith('model-platform:'));
    expect(children.filter(({ name, parent }) => parent !== 'acme' || !name.startsWith('acme-'))).toEqual([]);
    expect(ofType(resources, type)[0]?.parent).toBe('acme');
  },
);

test.each(clouds)('on %s every resource uses the provider in the options', async (_, plan, _type, sdk) => {
  const program = async () => {
    const { ProviderResource } = await import('@pulumi/pulumi');
    const {
      ModelCluster,
    }: typeof import('../../lib/clusters/model-cluster') = require('../../lib/clusters/model-cluster');
    const provider = new (class extends ProviderResource {})(sdk, 'mine', {});
    new ModelCluster('acme', { plan }, { provider });
  };
  const resources = await withoutStackTraces(() => recordPulumi(program, accountOf(plan)));
  const made = resources.filter(({ type }) => type.startsWith(`${sdk}:`));
  expect(made.filter(({ provider }) => !provider.includes('::mine::')).map(({ name }) => name)).toEqual([]);
  expect(made.length).toBeGreaterThan(10);
});

test.each([
  ['eks', eksPlan, ['tags']],
  ['gke', gkePlan, ['resourceLabels', 'labels']],
  ['aks', aksPlan, ['tags']],
] as const)('on %s every taggable resource has the tags of the plan', async (_, plan, fields) => {
  const { resources } = await recordCluster(plan);
  const tags = resources.flatMap(({ inputs }) => fields.map((field) => inputs[field]).filter(Boolean));
  expect(tags.length).toBeGreaterThan(2);
  for (const each of tags) expect(each).toMatchObject(plan.tags);
});

test.each(clouds)('on %s the same plan gives the same resources', async (_, plan) => {
  const [first, second] = [await recordCluster(plan), await recordClusterAgain(plan)];
  expect(second).toEqual(first);
});

test('an existing cluster creates no resources', async () => {
  const { resources, outputs, secretKubeconfig } = await recordCluster(existingPlan);
  expect(resources.map(({ type }) => type)).toEqual([
    'model-platform:clusters:ExistingCluster',
    'model-platform:clusters:ModelCluster',
  ]);
  expect(secretKubeconfig).toBe(false);
  expect(outputs).toEqual({
    name: 'acme',
    provider: 'existing',
    region: '',
    kubernetesVersion: '1.35',
    buckets: { models: 'https://minio.storage.internal:9000/acme-models' },
    identities: {},
  });
});

test('errors in a definition are reported as text before any resource is created', async () => {
  const { RunError } = await import('@pulumi/pulumi');
  const {
    ModelCluster,
  }: typeof import('../../lib/clusters/model-cluster') = require('../../lib/clusters/model-cluster');
  const definition = { name: 'Not A Label', cluster: { provider: 'eks', region: 'us-east-1', nodePools: {} } } as const;
  let thrown: unknown;
  const resources = await recordPulumi(() => {
    try {
      new ModelCluster('acme', { definition });
    } catch (error) {
      thrown = error;
    }
  });
  expect(RunError.isInstance(thrown)).toBe(true);
  expect(thrown).toMatchObject({ message: expect.stringContaining('Not A Label'), cause: { name: 'PlatformError' } });
  expect(resources).toEqual([]);
});

// In a separate process, which loads only the modules that the components require.
test('a plan for an existing cluster loads no SDK, and a plan for gke only that of Google Cloud', () => {
  expect(loadedSdks([existingPlan, gkePlan])).toEqual([[], ['gcp']]);
});

/** The SDKs that a process has loaded after each plan. */
function loadedSdks(plans: readonly ClusterPlan[]): unknown {
  const programs = plans.map((plan) => ({ plan, account: accountOf(plan) }));
  const script = `
    const { recordPulumi } = require('./lib/testing/record-pulumi.ts');
    const { ModelCluster } = require('./lib/clusters/model-cluster.ts');
    (async () => {
      const loaded = [];
      for (const { plan, account } of ${JSON.stringify(programs)}) {
        await recordPulumi(() => new ModelCluster('acme', { plan }).outputs, account);
        const sdks = Object.keys(require.cache).map((file) => /@pulumi.(aws|gcp|azure-native|eks)./.exec(file)?.[1]);
        loaded.push([...new Set(sdks)].filter(Boolean));
      }
      console.log(JSON.stringify(loaded));
    })();
  `;
  const root = join(__dirname, '../..');
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout);
}
