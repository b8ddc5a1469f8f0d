import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { gpuSharingIsolated } from '../../../../lib/plan/rules/gpu/gpu-sharing-isolated';
import { withPools } from '../../../fixtures/pools';

const turns = withPools('eks', { gpus: { gpu: { type: 'l4', count: 1, sharing: { memory: '5Gi' } } } });
const cut = withPools('eks', { gpus: { gpu: { type: 'h100', count: 8, sharing: { memory: '10Gi' } } } });

/** Findings if a service of each of these teams requests this number of shares. */
function found(definition: ModelPlatformDefinition, teams: readonly string[], shares = 1) {
  const { plan } = checkModelPlatform(definition);
  const churn = plan?.services.churn;
  const pool = plan?.cluster.pools.gpus;
  if (!churn || !pool?.gpu) throw new Error('there is no plan');
  const devices = { [pool.gpu.resource]: shares };
  const containers = churn.pod.containers.map((container) => ({
    ...container,
    resources: { ...container.resources, devices },
  }));
  const workloads = teams.map((team) => ({ ...churn, team, pod: { ...churn.pod, containers } }));
  return gpuSharingIsolated.check({ path: ['cluster', 'nodePools', 'gpus'], pool, workloads });
}

test('refuses two teams with time-slicing', () => {
  expect(found(turns, ['shop', 'ranking', 'shop'])).toEqual([
    {
      path: ['cluster', 'nodePools', 'gpus', 'gpu', 'sharing'],
      problem: 'ranking and shop share GPUs by time-slicing, which does not isolate teams',
      allowed: 'one team, or shares by MIG',
      fix: 'create one pool for each team, or choose a GPU with MIG',
    },
  ]);
});

test('accepts one team with several services', () => {
  expect(found(turns, ['shop', 'shop'])).toEqual([]);
});

test('accepts several teams with MIG', () => {
  expect(found(cut, ['shop', 'ranking'])).toEqual([]);
});

test('ignores services without GPUs', () => {
  expect(found(turns, ['shop', 'ranking'], 0)).toEqual([]);
});
