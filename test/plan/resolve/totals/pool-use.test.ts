import { peakReplicas } from '../../../../lib/plan/capacity/peak-replicas';
import { planModelPlatform } from '../../../../lib/plan/plan';
import { resolvePoolUse } from '../../../../lib/plan/resolve/totals/pool-use';
import { type PoolWorkload, poolWorkloads } from '../../../../lib/plan/resolve/totals/pool-workloads';
import type { NodePoolPlan } from '../../../../lib/plan/types/node-pool';
import type { PoolUsePlan } from '../../../../lib/plan/types/pool-use';
import type { ModelServicePlan } from '../../../../lib/plan/types/service';
import { definition } from '../../../fixtures/definition';
import { resolvedJob, trains } from '../../../fixtures/gpu-job';
import { blueGreenPlan } from '../../../fixtures/rollouts';

const GiB = 1024 ** 3;

const { general } = planModelPlatform(definition()).cluster.pools;
if (!general) throw new Error('the fixture has a pool general');

/** Nodes with 4 CPUs, 16 GiB and 2 GPUs for pods, without DaemonSets. */
const pool: NodePoolPlan = {
  ...general,
  name: 'gpu',
  nodes: { min: 1, max: 3 },
  agents: { cpuMilli: 0, memoryBytes: 0, pods: 0 },
  allocatable: {
    cpuMilli: 4000,
    memoryBytes: 16 * GiB,
    ephemeralBytes: 100 * GiB,
    pods: 20,
    devices: { 'nvidia.com/gpu': 2 },
  },
};

function workload(name: string, min: number, max: number, cpuMilli: number, gpus = 0): PoolWorkload {
  return {
    kind: 'service',
    name,
    team: 'ranking',
    pool: 'gpu',
    request: {
      cpuMilli,
      memoryBytes: GiB,
      ephemeralBytes: GiB,
      devices: gpus === 0 ? {} : { 'nvidia.com/gpu': gpus },
    },
    pods: { min, max },
  };
}

function useOf(...workloads: readonly PoolWorkload[]): PoolUsePlan {
  const [use] = resolvePoolUse({ pools: { gpu: pool } }, workloads, {});
  if (!use) throw new Error('every pool has its use');
  return use;
}

test('nodes at minimum scale hold the minimum replicas', () => {
  expect(useOf(workload('a', 5, 8, 1000, 1)).nodesAtMinimum).toBe(3);
});

test('nodes at minimum scale are at least the minimum of the pool', () => {
  expect(useOf().nodesAtMinimum).toBe(1);
});

test('nodes for all hold the maximum pods of each workload', () => {
  expect(useOf(workload('a', 1, 8, 1000), workload('b', 0, 2, 500, 2)).nodesForAll).toBe(3);
});

test('utilization is the requested share of each resource', () => {
  const { fullness } = useOf(workload('a', 1, 2, 3000, 1));
  expect(fullness).toEqual({ cpu: 0.75, memory: 0.0625, pods: 0.05, 'nvidia.com/gpu': 0.5 });
});

test('a pool without nodes has no utilization', () => {
  const [use] = resolvePoolUse({ pools: { gpu: { ...pool, nodes: { min: 0, max: 3 } } } }, [], {});
  expect(use?.fullness).toEqual({});
});

test('a pod that fits on no node is listed and not counted', () => {
  const use = useOf(workload('a', 9, 9, 5000), workload('b', 1, 1, 1000));
  expect(use.workloads.map(({ podsPerNode }) => podsPerNode)).toEqual([0, 4]);
  expect(use.nodesAtMinimum).toBe(1);
});

test('a workload has the request of a pod and its share of a node', () => {
  expect(useOf(workload('a', 2, 4, 500, 1)).workloads).toEqual([
    {
      kind: 'service',
      name: 'a',
      team: 'ranking',
      pods: { min: 2, max: 4 },
      podsPerNode: 2,
      limitedBy: 'nvidia.com/gpu',
      nodeShare: 0.5,
      request: { cpu: '500m', memory: '1Gi', 'ephemeral-storage': '1Gi', 'nvidia.com/gpu': '1' },
    },
  ]);
});

test('workloads of other pools are not counted', () => {
  expect(useOf({ ...workload('a', 9, 9, 4000), pool: 'general' }).workloads).toEqual([]);
});

const warm = { seconds: 600, revisions: 1 };
const common = { progressDeadlineSeconds: 600, revisionHistoryLimit: 5 };
const rollouts: readonly (readonly [ModelServicePlan['rollout'], number])[] = [
  [{ kind: 'rolling', maxSurge: 2, maxUnavailable: 0, ...common }, 6],
  [{ ...blueGreenPlan, warm, ...common }, 8],
];

test.each(rollouts)('the maximum includes the pods of a rollout: %j', (rollout, pods) => {
  expect(peakReplicas({ replicas: { min: 1, max: 4 }, rollout })).toBe(pods);
});

test('a training job has no pods at minimum scale', () => {
  const { churn } = planModelPlatform(definition()).services;
  if (!churn) throw new Error('the fixture has a service churn');
  const fit = { ...resolvedJob(trains()), pods: 4 };
  expect(poolWorkloads([churn, fit]).map(({ kind, pods }) => [kind, pods])).toEqual([
    ['service', { min: 2, max: 5 }],
    ['training', { min: 0, max: 4 }],
  ]);
});

test('several models in one server are compared with one server each', () => {
  const { churn } = planModelPlatform(definition()).services;
  if (!churn) throw new Error('the fixture has a service churn');
  const [model] = churn.models;
  const both: ModelServicePlan = { ...churn, models: [model, { ...model, name: 'other' }] };
  const use = resolvePoolUse({ pools: { general } }, poolWorkloads([both]), { churn: both });
  expect(use[0]?.workloads[0]?.apart).toEqual({
    models: 2,
    together: { pods: 2, cpu: '1', memory: '1624Mi' },
    apart: { pods: 4, cpu: '2', memory: '3248Mi' },
  });
});

test('services with one model each are compared with one server for all models', () => {
  const { churn } = planModelPlatform(definition()).services;
  if (!churn) throw new Error('the fixture has a service churn');
  const other: ModelServicePlan = { ...churn, name: 'other', replicas: { min: 3, max: 4 } };
  const [use] = resolvePoolUse({ pools: { general } }, [], { churn, other });
  expect(use?.together).toEqual([
    {
      services: ['churn', 'other'],
      apart: { pods: 5, cpu: '2500m', memory: '4060Mi' },
      together: { pods: 3, cpu: '1500m', memory: '3336Mi' },
    },
  ]);
});

test.each<[string, Partial<ModelServicePlan>]>([
  ['of another team', { team: 'search' }],
  ['on another runtime', { runtime: 'triton' }],
  ['on another pool', { pool: 'other' }],
])('services %s are not compared', (_, change) => {
  const { churn } = planModelPlatform(definition()).services;
  if (!churn) throw new Error('the fixture has a service churn');
  const other: ModelServicePlan = { ...churn, name: 'other', ...change };
  const [use] = resolvePoolUse({ pools: { general } }, [], { churn, other });
  expect(use?.together).toEqual([]);
});
