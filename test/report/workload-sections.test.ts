import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import type { CanaryPlan } from '../../lib/plan/types/rollout';
import { createStyle } from '../../lib/report/style';
import { planText } from '../../lib/report/text';
import { GiB } from '../../lib/units/quantity';
import { platformPlan } from '../fixtures/plan';
import { entryOf, jobOf, serviceOf, withServicePlan } from '../fixtures/plan-of';
import { blueGreenPlan, canaryPlan as canary } from '../fixtures/rollouts';
import { samplePlan } from '../fixtures/sample';
import { sectionOf, words } from './section-of';

const wide = createStyle(false, 120);

function rowsOf(title: string, plan: ModelPlatformPlan = samplePlan): readonly (readonly string[])[] {
  return sectionOf(title, planText(plan, wide)).map(words);
}

function textOf(title: string, plan: ModelPlatformPlan = samplePlan): string {
  return sectionOf(title, planText(plan, wide)).join(' ').replace(/ +/g, ' ');
}

test('lists containers with a writable root filesystem, with the reason', () => {
  expect(rowsOf('Writable root filesystems').map((row) => row.slice(0, 2))).toContainEqual(['service churn', 'server']);
  expect(textOf('Writable root filesystems')).toContain('the hook of NVIDIA');
  expect(planText(platformPlan, wide)).not.toContain('Writable root filesystems');
});

test('shows the nodes, the utilization and the peak nodes of a pool', () => {
  expect(rowsOf('Capacity')).toContainEqual([
    'serving',
    '1-11',
    '2',
    'cpu 28%, memory 42%, pods 2%, nvidia.com/gpu 100%',
    '12 (exceeds max)',
  ]);
  expect(rowsOf('Capacity', platformPlan)[1]?.at(-1)).toBe('2');
});

test('shows the pods of a workload, their requests, and how many fit on a node', () => {
  const rows = rowsOf('Capacity');
  expect(rows).toContainEqual(['serving', 'churn', 'ranking', '2-7', '1 CPU, 5632Mi, 1 nvidia.com/gpu', '100%', '1']);
  expect(rows).toContainEqual([
    'fit (training)',
    'ranking',
    '0-4',
    '3450m CPU, 13056Mi, 1 nvidia.com/gpu',
    '100%',
    '1',
  ]);
});

test('compares a server for several models with one server per model', () => {
  const [use] = samplePlan.poolUse;
  const [first] = use?.workloads ?? [];
  if (!use || !first) throw new Error('the sample plan has a workload');
  const apart = {
    models: 40,
    together: { pods: 2, cpu: '2', memory: '4Gi' },
    apart: { pods: 80, cpu: '40', memory: '48Gi' },
  };
  const plan = { ...samplePlan, poolUse: [{ ...use, workloads: [{ ...first, apart }] }] };
  expect(textOf('Capacity', plan)).toContain(
    'churn: one server for 40 models requests 2 CPU and 4Gi (2 pods); one server per model would request 40 CPU and 48Gi (80 pods)',
  );
});

test('compares one server per model with one server for all models', () => {
  const [use] = samplePlan.poolUse;
  if (!use) throw new Error('the sample plan has a pool');
  const together = [
    {
      services: ['a', 'b'],
      apart: { pods: 4, cpu: '2', memory: '4Gi' },
      together: { pods: 2, cpu: '1', memory: '2Gi' },
    },
  ];
  expect(textOf('Capacity', { ...samplePlan, poolUse: [{ ...use, together }] })).toContain(
    'a, b: one server per model requests 2 CPU and 4Gi (4 pods); one server for all 2 models would request 1 CPU and 2Gi (2 pods)',
  );
});

test('services with the same rollout share a row', () => {
  const churn = serviceOf(samplePlan);
  const plan = { ...samplePlan, services: { churn, other: { ...churn, name: 'other' } } };
  expect(rowsOf('Rollouts', plan)[1]?.slice(0, 2)).toEqual(['churn, other', 'rolling']);
  expect(rowsOf('Autoscaling', plan)[1]?.slice(0, 2)).toEqual(['churn, other', '2-6']);
});

test('names the first models of a server and counts the others', () => {
  const [model] = serviceOf(samplePlan).models;
  const models = [model, ...['b', 'c', 'd', 'e'].map((name) => ({ ...model, name }))] as const;
  expect(textOf('Model services', withServicePlan(samplePlan, { models }))).toMatch(
    /churn-model@v7 .* b@v7 c@v7 and 2 more/,
  );
});

test('shows GPUs without sharing', () => {
  expect(rowsOf('GPUs')).toContainEqual([
    'serving',
    '1 x l4',
    'nvidia.com/gpu',
    'none',
    'node image',
    'nvidia-device-plugin',
  ]);
});

test('shows the shares of shared GPUs and whether they are isolated', () => {
  const serving = entryOf(samplePlan.cluster.pools, 'serving');
  if (!serving.gpu) throw new Error('the sample plan has a pool with GPUs');
  const sharing = {
    kind: 'time-slicing',
    perGpu: 2,
    memoryMiB: 11_444,
    isolated: false,
    why: 'the GPU has no MIG',
  } as const;
  const pools = { serving: { ...serving, gpu: { ...serving.gpu, sharing } } };
  expect(textOf('GPUs', { ...samplePlan, cluster: { ...samplePlan.cluster, pools } })).toMatch(
    /time-slicing, 2 x 11444Mi, not isolated/,
  );
});

test('shows CPU as a signal in percent of the request', () => {
  expect(rowsOf('Autoscaling', platformPlan)).toContainEqual(['churn', '2-4', '70% of the requested CPU', 'HPA', '5m']);
});

test.each([
  ['waiting-requests', '4 queued requests per replica'],
  ['request-rate', '4 requests/s per replica'],
] as const)('KEDA scales by %s', (signal, text) => {
  const autoscaler = {
    kind: 'prometheus',
    signal,
    serverAddress: 'http://prometheus',
    query: 'x',
    pollSeconds: 15,
    perReplica: 4,
    scaleDownStabilizationSeconds: 300,
    scaleDownPeriodSeconds: 60,
    scaleUpPeriodSeconds: 60,
  } as const;
  expect(rowsOf('Autoscaling', withServicePlan(samplePlan, { autoscaler }))).toContainEqual([
    'churn',
    '2-6',
    text,
    'KEDA',
    '5m',
  ]);
});

test('shows max surge and max unavailable of a rolling update', () => {
  expect(rowsOf('Rollouts')).toContainEqual([
    'churn',
    'rolling',
    'max surge 1, max unavailable 0',
    'new replicas ready',
    'continue',
    'none',
  ]);
});

test('shows the steps, the criteria and the warm version of a canary', () => {
  const rows = rowsOf('Rollouts', withServicePlan(samplePlan, { rollout: canary }));
  expect(rows).toContainEqual([
    'churn',
    'canary',
    '5% for 10m',
    'availability: at most 0.5249% bad',
    'pause below 498 requests',
    'v1 for 7d',
  ]);
  expect(rows).toContainEqual(['50% for 10m', 'latency: at most 7.93% bad']);
  expect(rows).toContainEqual(['100%', 'from 498 requests']);
});

test('a canary without an objective is promoted by time', () => {
  const rollout: CanaryPlan = { ...canary, gate: { ...canary.gate, metrics: [] } };
  expect(textOf('Rollouts', withServicePlan(samplePlan, { rollout }))).toContain('end of the analysis');
});

test('shows a canary that continues without traffic', () => {
  const rollout: CanaryPlan = { ...canary, gate: { ...canary.gate, withoutTraffic: 'go-on' } };
  expect(textOf('Rollouts', withServicePlan(samplePlan, { rollout }))).toContain('continue below 498 requests');
});

test('shows the steps of a blue-green rollout', () => {
  const { previous: _, ...warm } = blueGreenPlan.warm;
  const rollout = { ...blueGreenPlan, warm };
  expect(textOf('Rollouts', withServicePlan(samplePlan, { rollout }))).toMatch(
    /churn blue-green 2 new replicas, 10m, availability: at most pause below 498 /,
  );
  expect(textOf('Rollouts', withServicePlan(samplePlan, { rollout }))).toContain('previous version for');
});

test('shows the pods of a training job and their requests', () => {
  expect(rowsOf('Training')).toContainEqual([
    'fit',
    'ranking-ns',
    'serving',
    'pytorch',
    '4',
    '3450m CPU, 13056Mi, 1 nvidia.com/gpu',
    'high',
    '1d',
  ]);
});

test('shows what happens when a training job is interrupted', () => {
  expect(textOf('Training')).toContain('resume from checkpoint (max age 10m 18s)');
  const { checkpoint: _, ...without } = jobOf(samplePlan);
  expect(textOf('Training', { ...samplePlan, training: { fit: without } })).toContain('restart from scratch');
});

test('shows the data that a training job reads and writes', () => {
  const rows = rowsOf('Training');
  expect(rows).toContainEqual(['fit', 'input', '/data', 's3://acme-clicks/clicks']);
  const { checkpoint } = jobOf(samplePlan);
  expect(rows).toContainEqual(['checkpoints', '/checkpoints', `s3://acme-models-fda33a88/${checkpoint?.path}`]);
});

test('shows the nominal quota, the borrowable quota and the cohort total of a team', () => {
  const text = textOf('Training queues');
  expect(text).toContain(
    'ranking ranking-ns/training serving 15860m CPU, 52Gi, 2 15860m CPU, 52Gi, 2 31720m CPU, 104Gi, 4',
  );
});

test('shows quota that no team holds', () => {
  const { queues } = samplePlan;
  if (!queues) throw new Error('the sample plan has queues');
  const shared = [
    { flavor: 'serving', pool: 'serving', nominal: { cpu: 3000, memory: 12 * GiB, 'nvidia.com/gpu': 1 } },
  ];
  const plan = { ...samplePlan, queues: { ...queues, shared } };
  expect(rowsOf('Training queues', plan)).toContainEqual(['unassigned', 'serving', '3 CPU, 12Gi, 1']);
});

test('shows a queue that cannot borrow', () => {
  expect(rowsOf('Training queues')).toContainEqual([
    'search',
    'search/training',
    'serving',
    '15860m CPU, 52Gi, 2',
    'none',
    '31720m CPU, 104Gi, 4',
  ]);
});

test('omits empty workload sections', () => {
  const { queues: _, ...plan } = samplePlan;
  const text = planText({
    ...plan,
    services: {},
    training: {},
    poolUse: [],
    cluster: { ...plan.cluster, pools: {} },
  });
  expect(text).not.toMatch(/^(Capacity|GPUs|Autoscaling|Rollouts|Training|Training queues)/m);
});
