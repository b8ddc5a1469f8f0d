import type { AddOnContext } from '../../../lib/plan/add-ons/add-on';
import { systemNodes, systemTolerations } from '../../../lib/plan/add-ons/add-on';
import { addOns } from '../../../lib/plan/add-ons/all';
import { namesOf, onPools, poolsOf } from '../../../lib/plan/add-ons/pool-nodes';
import { resolveCluster } from '../../../lib/plan/resolve/cluster/cluster';
import { affinityTo, systemPoolSelector } from '../../fixtures/add-ons';
import { existingDefinition, withCluster } from '../../fixtures/definition';
import { withPools } from '../../fixtures/pools';

const gpuPools = withPools('eks', { b: { gpu: { type: 't4', count: 1 } }, a: { gpu: { type: 'l4', count: 1 } } });
const contextOf = (of: Parameters<typeof resolveCluster>[0]) =>
  ({ cluster: resolveCluster(of) }) as unknown as AddOnContext;

test('each add-on comes after those it depends on', () => {
  const order = addOns.map(({ chart }) => chart);
  const wrong = addOns.flatMap(({ chart, needs }) =>
    needs.filter((need) => order.indexOf(need) === -1 || order.indexOf(need) > order.indexOf(chart)),
  );
  expect(addOns.filter(({ needs }) => needs.length > 0).length).toBeGreaterThan(5);
  expect(wrong).toEqual([]);
});

test('no chart is installed twice', () => {
  expect(new Set(addOns.map(({ chart }) => chart)).size).toBe(addOns.length);
});

test('operators run on the system pool, if there is one', () => {
  expect(systemNodes(contextOf(gpuPools))).toEqual(systemPoolSelector);
  expect(systemNodes(contextOf(existingDefinition()))).toEqual({});
});

test('operators tolerate the taints of the system pool', () => {
  const arm = withCluster(withPools('gke', {}), { systemPool: { machine: { cpu: 2, memory: '8Gi', arch: 'arm64' } } });
  expect(systemTolerations(contextOf(gpuPools))).toEqual({});
  expect(systemTolerations(contextOf(arm))).toEqual({
    tolerations: [{ key: 'kubernetes.io/arch', operator: 'Exists', effect: 'NoSchedule' }],
  });
});

test('a DaemonSet runs on the pools with its device plugin', () => {
  const pools = poolsOf(contextOf(gpuPools), 'nvidia-device-plugin');
  expect(namesOf(pools)).toEqual(['b', 'a']);
  expect(onPools(pools)).toEqual(affinityTo('b', 'a'));
  expect(poolsOf(contextOf(gpuPools), 'gpu-operator')).toEqual([]);
});
