import type { CapacitySpec } from '../../../lib/definition/node-pool';
import { explainPool } from '../../../lib/plan/explain/pool';
import { clusterPlanOf, poolOf } from '../../fixtures/cluster-plan';
import { existingDefinition, withCluster } from '../../fixtures/definition';
import { contextOf, fieldsOfLines, lineOf, sampleContext } from '../../fixtures/explanations';
import { entryOf } from '../../fixtures/plan-of';

const { cluster } = sampleContext.plan;
const serving = entryOf(cluster.pools, 'serving');
const lines = explainPool(serving, sampleContext).lines;

function systemLines() {
  if (!cluster.systemPool) throw new Error('the sample has a system pool');
  return explainPool(cluster.systemPool, sampleContext).lines;
}

test('shows the bounds of the autoscaler', () => {
  expect(lineOf(lines, 'nodes')).toMatchObject({
    value: '1 to 11',
    from: { kind: 'definition', path: ['cluster', 'nodePools', 'serving', 'nodes'] },
  });
});

test('the system pool has defaults at its own path', () => {
  expect(lineOf(systemLines(), 'nodes').from).toEqual({ kind: 'default', path: ['cluster', 'systemPool', 'nodes'] });
});

test('shows the notice before a spot node is reclaimed', () => {
  expect(lineOf(lines, 'capacity').value).toBe('spot');
  expect(lineOf(lines, 'capacity').why).toMatch(/120 s.*110 s/);
  expect(lineOf(systemLines(), 'capacity')).toMatchObject({ value: 'on-demand', from: { kind: 'default' } });
});

const whyOf = (provider: 'eks' | 'gke', capacity: CapacitySpec) => {
  const pools = { serving: { gpu: { type: 'h100', count: 8 }, zones: [zoneOf[provider]], capacity } } as const;
  const pool = poolOf(clusterPlanOf(provider, { pools }), 'serving');
  return lineOf(explainPool(pool, sampleContext).lines, 'capacity').why;
};
const zoneOf = { eks: 'us-east-1a', gke: 'us-central1-a' } as const;

test('shows what ends nodes, how they arrive, and that reserved ones are paid unused', () => {
  const reservation = 'cr-0123456789abcdef0';
  expect(whyOf('eks', { kind: 'reservation', reservation })).toBe(
    'nodes are not reclaimed; all 4 nodes are paid whether they are used or not',
  );
  expect(whyOf('eks', { kind: 'capacity-block', reservation })).toMatch(/terminated 30 minutes before it ends; all 4/);
  expect(whyOf('gke', { kind: 'flex-start' })).toMatch(/at most seven days; nodes arrive one by one, within up to 1d/);
  expect(whyOf('gke', { kind: 'queued-provisioning' })).toMatch(/seven days; all nodes of a training job arrive/);
});

test('shows GPUs and their sharing', () => {
  expect(lineOf(lines, 'GPU').value).toBe('1 x l4, 22888Mi each');
  expect(lineOf(lines, 'GPU').why).toContain('nvidia.com/gpu');
  expect(lineOf(lines, 'GPU sharing').value).toBe('none');
  expect(fieldsOfLines(systemLines())).not.toContain('GPU');
});

test('shows the shares of a shared GPU with the reason for the mode', () => {
  const shared = poolOf(
    clusterPlanOf('eks', { pools: { serving: { gpu: { type: 'l4', count: 1, sharing: { memory: '5Gi' } } } } }),
    'serving',
  );
  const line = lineOf(explainPool(shared, sampleContext).lines, 'GPU sharing');
  expect(line.value).toMatch(/^4 shares of 5722Mi/);
  expect(line.why).toBe(shared.gpu?.sharing?.why);
});

test('shows a fabric, which keeps the pool in one zone', () => {
  const fast = poolOf(
    clusterPlanOf('eks', {
      pools: { serving: { gpu: { type: 'a100-40gb', count: 8 }, fabric: true, zones: ['us-east-1b'] } },
    }),
    'serving',
  );
  expect(lineOf(explainPool(fast, sampleContext).lines, 'fabric').value).toBe('efa');
  expect(fieldsOfLines(lines)).not.toContain('fabric');
});

test('shows labels and taints of the nodes', () => {
  expect(lineOf(lines, 'labels').value).toContain('model-platform.dev/pool=serving');
  expect(lineOf(lines, 'taints').value).toContain('nvidia.com/gpu=present:NoSchedule');
  expect(lineOf(systemLines(), 'taints').value).toBe('none');
});

test('shows what a node can allocate', () => {
  expect(lineOf(lines, 'allocatable per node').value).toBe('3920m CPU, 14162Mi, 58 pods, 1 nvidia.com/gpu');
});

test('shows the pods of each workload and the utilization', () => {
  expect(lineOf(lines, 'service churn').value).toMatch(/^2 to 7 pods, 1 /);
  expect(lineOf(lines, 'training fit').value).toMatch(/^0 to 4 pods, 1 /);
  expect(lineOf(lines, 'use').value).toMatch(/^2 nodes .* 12 /);
  expect(lineOf(lines, 'use').why).toContain('nvidia.com/gpu 100%');
});

test('shows the cost of the nodes, with its source', () => {
  expect(lineOf(lines, 'cost').value).toMatch(/^\$0\.8048 .*\$1\.6096 .*\$8\.8528 /);
  expect(lineOf(lines, 'cost').from).toEqual({ kind: 'catalog', source: sampleContext.plan.cost.source });
});

test('the cost of a pool without a price is unknown', () => {
  const { plan } = sampleContext;
  const context = { ...sampleContext, plan: { ...plan, cost: { ...plan.cost, pools: [] } } };
  expect(lineOf(explainPool(serving, context).lines, 'cost')).toMatchObject({
    value: 'unknown',
    from: { kind: 'computed', path: ['cluster', 'nodePools', 'serving', 'hourlyUsd'] },
  });
});

test('the nodes of an existing cluster have no autoscaler and no owner but the user', () => {
  const { general } = existingDefinition().cluster.nodePools;
  if (!general) throw new Error('the fixture has a pool general');
  const gpu = { type: 'l40s', count: 1 } as const;
  const context = contextOf(withCluster(existingDefinition(), { nodePools: { general: { ...general, gpu } } }));
  const found = explainPool(entryOf(context.plan.cluster.pools, 'general'), context).lines;
  expect(lineOf(found, 'nodes').why).toBe('the definition states how many nodes exist');
  expect(lineOf(found, 'GPU').why).toContain('driver by you, device plugin by you');
});
