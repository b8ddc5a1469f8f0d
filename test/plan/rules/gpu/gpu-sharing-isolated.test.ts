import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { gpuSharingIsolated } from '../../../../lib/plan/rules/gpu/gpu-sharing-isolated';
import { withPools } from '../../../fixtures/pools';

const turns = withPools('eks', { gpus: { gpu: { type: 'l4', count: 1, sharing: { memory: '5Gi' } } } });
const cut = withPools('eks', { gpus: { gpu: { type: 'h100', count: 8, sharing: { memory: '10Gi' } } } });

/** What is found where a service of each of these teams has a share, or nothing, of the GPUs. */
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

test('two teams that take turns on one GPU are found', () => {
  expect(found(turns, ['shop', 'ranking', 'shop'])).toEqual([
    {
      path: ['cluster', 'nodePools', 'gpus', 'gpu', 'sharing'],
      problem: 'ranking and shop share GPUs by time-slicing, which keeps nothing of one team from another',
      allowed: 'one team, or shares that are cut by MIG',
      fix: 'give each team a pool of its own, or choose a GPU that has MIG',
    },
  ]);
});

test('one team may share with itself', () => {
  expect(found(turns, ['shop', 'shop'])).toEqual([]);
});

test('GPUs that are cut in hardware may have several teams', () => {
  expect(found(cut, ['shop', 'ranking'])).toEqual([]);
});

test('who asks for no GPU has no part in it', () => {
  expect(found(turns, ['shop', 'ranking'], 0)).toEqual([]);
});
