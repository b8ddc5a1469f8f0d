import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import type { CanaryPlan } from '../../lib/plan/types/rollout';
import type { ModelServicePlan } from '../../lib/plan/types/service';
import { createStyle } from '../../lib/report/style';
import { planText } from '../../lib/report/text';
import { samplePlan } from './sample-plan';
import { sectionOf, words } from './section-of';

const wide = createStyle(false, 120);

function rowsOf(title: string, plan: ModelPlatformPlan = samplePlan): readonly (readonly string[])[] {
  return sectionOf(title, planText(plan, wide)).map(words);
}

function textOf(title: string, plan: ModelPlatformPlan = samplePlan): string {
  return sectionOf(title, planText(plan, wide)).join(' ').replace(/ +/g, ' ');
}

function withService(change: Partial<ModelServicePlan>): ModelPlatformPlan {
  const { churn } = samplePlan.services;
  if (!churn) throw new Error('the sample plan has a service churn');
  return { ...samplePlan, services: { churn: { ...churn, ...change } } };
}

const canary: CanaryPlan = {
  kind: 'canary',
  progressDeadlineSeconds: 600,
  revisionHistoryLimit: 5,
  stableService: 'churn',
  canaryService: 'churn-canary',
  routes: ['churn.inside'],
  steps: [
    { percent: 5, watchSeconds: 600 },
    { percent: 50, watchSeconds: 600 },
  ],
  gate: {
    name: 'churn',
    serverAddress: 'http://prometheus',
    intervalSeconds: 60,
    count: 10,
    minimumSample: 500,
    withoutTraffic: 'wait',
    metrics: [
      { name: 'availability', query: 'x', maxBadShare: 0.001 },
      { name: 'latency', query: 'y', maxBadShare: 0.05 },
    ],
    restarts: 'sum(restarts)',
    why: [],
  },
  warm: { previous: 'v6', seconds: 3600, revisions: 1 },
  rollbackRevisions: 1,
  abortedSeconds: 60,
};

test('a container that can write to its root is named, with the reason', () => {
  const { churn } = samplePlan.services;
  if (!churn) throw new Error('the sample plan has a service churn');
  const rootFilesystem = { kind: 'writable', containers: ['server'], why: 'its hook' } as const;
  const pod = { ...churn.pod, security: { ...churn.pod.security, rootFilesystem } };
  expect(rowsOf('Writable root file systems', withService({ pod }))).toContainEqual([
    'service churn',
    'server',
    'its hook',
  ]);
  expect(planText(samplePlan, wide)).not.toContain('Writable root file systems');
});

test('a pool shows its nodes, how full they are, and what everything at once would need', () => {
  expect(rowsOf('What runs where')).toContainEqual([
    'serving',
    '1-10',
    '2',
    'cpu 25%, memory 40%, pods 4%, nvidia.com/gpu 100%',
    '11',
  ]);
  expect(textOf('What runs where')).toContain('more than there are');
});

test('a workload shows its pods, what each asks for, and how many a node holds', () => {
  const rows = rowsOf('What runs where');
  expect(rows).toContainEqual([
    'serving',
    'churn',
    'ranking',
    '2-7',
    '500m CPU, 3584Mi, 1 nvidia.com/gpu',
    '100%',
    '1',
  ]);
  expect(rows).toContainEqual(['fit (training)', 'ranking', '0-4', '3 CPU, 12Gi, 1 nvidia.com/gpu', '100%', '1']);
});

test('several models in one server say what one server each would need', () => {
  const [use] = samplePlan.poolUse;
  const [first] = use?.workloads ?? [];
  if (!use || !first) throw new Error('the sample plan has a workload');
  const apart = {
    models: 40,
    together: { pods: 2, cpu: '2', memory: '4Gi' },
    apart: { pods: 80, cpu: '40', memory: '48Gi' },
  };
  const plan = { ...samplePlan, poolUse: [{ ...use, workloads: [{ ...first, apart }] }] };
  expect(textOf('What runs where', plan)).toContain(
    'churn has 40 models in each server: its 2 pods ask for 2 CPU and 4Gi; one server for each model would be 80 pods with 40 CPU and 48Gi',
  );
});

test('services with a model each say what one server with all would need', () => {
  const [use] = samplePlan.poolUse;
  if (!use) throw new Error('the sample plan has a pool');
  const together = [
    {
      services: ['a', 'b'],
      apart: { pods: 4, cpu: '2', memory: '4Gi' },
      together: { pods: 2, cpu: '1', memory: '2Gi' },
    },
  ];
  expect(textOf('What runs where', { ...samplePlan, poolUse: [{ ...use, together }] })).toContain(
    'a, b have a server for each model: their 4 pods ask for 2 CPU and 4Gi; one server with all 2 models would be 2 pods with 1 CPU and 2Gi',
  );
});

test('services that roll out in the same way share a row', () => {
  const { churn } = samplePlan.services;
  if (!churn) throw new Error('the sample plan has a service churn');
  const plan = { ...samplePlan, services: { churn, other: { ...churn, name: 'other' } } };
  expect(rowsOf('Rollouts', plan)[1]?.slice(0, 2)).toEqual(['churn, other', 'rolling']);
  expect(rowsOf('Autoscaling', plan)[1]?.slice(0, 2)).toEqual(['churn, other', '2-6']);
});

test('a server with many models names the first of them', () => {
  const [model] = samplePlan.services.churn?.models ?? [];
  if (!model) throw new Error('the sample plan has a model');
  const models = [model, ...['b', 'c', 'd', 'e'].map((name) => ({ ...model, name }))] as const;
  expect(textOf('Model services', withService({ models }))).toMatch(/churn-model@v7 .* b@v7 c@v7 and 2 more/);
});

test('GPUs that are not shared belong to one pod each', () => {
  expect(rowsOf('GPUs')).toContainEqual([
    'serving',
    '1 x l4',
    'nvidia.com/gpu',
    'no, each belongs to one pod',
    "the node's image",
    'nvidia-device-plugin',
  ]);
});

test('shared GPUs show their shares, whether they are kept apart, and why it is done so', () => {
  const { serving } = samplePlan.cluster.pools;
  if (!serving?.gpu) throw new Error('the sample plan has a pool with GPUs');
  const sharing = {
    kind: 'time-slicing',
    perGpu: 2,
    memoryMiB: 11_444,
    isolated: false,
    why: 'the GPU has no MIG',
  } as const;
  const pools = { serving: { ...serving, gpu: { ...serving.gpu, sharing } } };
  expect(textOf('GPUs', { ...samplePlan, cluster: { ...samplePlan.cluster, pools } })).toMatch(
    /2 shares of 11444Mi each by time-slicing,.* not kept apart: the GPU has no MIG/,
  );
});

test('CPU as a signal is said in percent of the request', () => {
  expect(rowsOf('Autoscaling')).toContainEqual([
    'churn',
    '2-6',
    '70% of the requested CPU',
    'HorizontalPodAutoscaler',
    '5m',
  ]);
});

test.each([
  ['waiting-requests', '4 waiting requests at each replica'],
  ['request-rate', '4 requests a second at each replica'],
] as const)('the signal %s is one of KEDA', (signal, text) => {
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
  expect(rowsOf('Autoscaling', withService({ autoscaler }))).toContainEqual(['churn', '2-6', text, 'KEDA', '5m']);
});

test('a rolling update shows how many replicas are replaced at a time', () => {
  expect(rowsOf('Rollouts')).toContainEqual([
    'churn',
    'rolling',
    '1 replica more at a time, 0 fewer',
    'the new replicas are ready',
    'goes on',
    'nothing',
  ]);
});

test('a canary shows its steps, its bounds, and the version that stays warm', () => {
  const rows = rowsOf('Rollouts', withService({ rollout: canary }));
  expect(rows).toContainEqual([
    'churn',
    'canary',
    '5% for 10m',
    'availability: at most 0.1% bad',
    'below 500 requests it waits for a person',
    'v6 for 1h',
  ]);
  expect(rows).toContainEqual(['50% for 10m', 'latency: at most 5% bad']);
  expect(rows).toContainEqual(['100%', 'judged from 500 requests on']);
});

test('a canary without an objective only takes its time', () => {
  const rollout: CanaryPlan = { ...canary, gate: { ...canary.gate, metrics: [] } };
  expect(textOf('Rollouts', withService({ rollout }))).toContain('the time of the step is over');
});

test('a canary that goes on without traffic says so', () => {
  const rollout: CanaryPlan = { ...canary, gate: { ...canary.gate, withoutTraffic: 'go-on' } };
  expect(textOf('Rollouts', withService({ rollout }))).toContain('below 500 requests it goes on');
});

test('a blue-green rollout shows that all requests change over at once', () => {
  const rollout = {
    kind: 'blue-green',
    progressDeadlineSeconds: 600,
    revisionHistoryLimit: 5,
    activeService: 'churn',
    previewService: 'churn-preview',
    warm: { seconds: 600, revisions: 1 },
    rollbackRevisions: 1,
    abortedSeconds: 60,
  } as const;
  expect(textOf('Rollouts', withService({ rollout }))).toMatch(
    /churn blue-green 2 replicas beside the old .*all requests at/,
  );
  expect(textOf('Rollouts', withService({ rollout }))).toContain('the version before for');
});

test('a training job shows its gang and what each pod asks for', () => {
  expect(rowsOf('Training')).toContainEqual([
    'fit',
    'ranking-ns',
    'serving',
    'pytorch',
    '4',
    '3 CPU, 12Gi, 1 nvidia.com/gpu',
    'high',
    '1d',
  ]);
});

test('a training job says what is lost when it is interrupted', () => {
  expect(textOf('Training')).toMatch(/goes on from the last .*checkpoint, at most 10m .*old/);
  const { fit } = samplePlan.training;
  if (!fit) throw new Error('the sample plan has a job fit');
  const { checkpoint: _, ...without } = fit;
  expect(textOf('Training', { ...samplePlan, training: { fit: without } })).toContain('it begins anew');
});

test('queues show what a team is guaranteed, may borrow, and of how much', () => {
  const text = textOf('Training queues');
  expect(text).toContain('ranking ranking-ns/training serving 18 CPU, 72Gi, 6 15 CPU, 60Gi, 5 33 CPU, 132Gi, 11');
});

test('what no team is guaranteed is told as well', () => {
  expect(rowsOf('Training queues')).toContainEqual(['nobody', 'serving', '3 CPU, 12Gi, 1']);
});

test('a queue that may not borrow says so', () => {
  expect(rowsOf('Training queues')).toContainEqual([
    'search',
    'search/training',
    'serving',
    '12 CPU, 48Gi, 4',
    'nothing',
    '33 CPU, 132Gi, 11',
  ]);
});

test('sections without anything in them are left out', () => {
  const { queues: _, ...plan } = samplePlan;
  const text = planText({
    ...plan,
    services: {},
    training: {},
    poolUse: [],
    cluster: { ...plan.cluster, pools: {} },
  });
  expect(text).not.toMatch(/^(What runs where|GPUs|Autoscaling|Rollouts|Training|Training queues)/m);
});
