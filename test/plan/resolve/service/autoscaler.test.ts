import type { ScaleSignalSpec } from '../../../../lib/definition/scale';
import type { ServingSpec } from '../../../../lib/definition/service';
import { resolveAutoscaler } from '../../../../lib/plan/resolve/service/autoscaler';
import { runtimeOf } from '../../../../lib/plan/runtimes/select';
import type { RolloutPlan } from '../../../../lib/plan/types/rollout';
import type { ModelServicePlan } from '../../../../lib/plan/types/service';

function scaled(
  kind: 'scikit-learn' | 'triton' | 'vllm',
  signal?: ScaleSignalSpec,
  budgetSeconds = 200,
  {
    replicas = { min: 2, max: 4 },
    rollout = { kind: 'rolling' },
  }: Partial<Pick<ModelServicePlan, 'replicas'>> & {
    readonly rollout?: Pick<RolloutPlan, 'kind'>;
  } = {},
) {
  const spec: ServingSpec = { runtime: { kind }, ...(signal && { scale: { signal } }) };
  return resolveAutoscaler(spec, {
    name: 'churn',
    namespace: 'ranking',
    startup: {
      budgetSeconds,
      serverSeconds: budgetSeconds,
      neededSeconds: budgetSeconds / 2,
      pullSeconds: 300,
      why: '',
    },
    metrics: runtimeOf(spec.runtime).metrics,
    prometheusAddress: 'http://prometheus:9090',
    replicas,
    rollout,
    server: { name: 'server', resources: { cpuMilli: 2000, memoryBytes: 1, ephemeralBytes: 1, devices: {} } },
  });
}

test.each([
  ['scikit-learn', { kind: 'cpu', targetPercent: 70 }],
  ['triton', { kind: 'prometheus', signal: 'waiting-requests', perReplica: 4, pollSeconds: 15 }],
  ['vllm', { kind: 'prometheus', signal: 'waiting-requests', perReplica: 4 }],
] as const)('%s has its default signal', (kind, expected) => {
  expect(scaled(kind)).toMatchObject(expected);
});

test('the definition can set the target', () => {
  expect(scaled('scikit-learn', { kind: 'cpu', percent: 50 })).toMatchObject({ targetPercent: 50 });
  expect(scaled('vllm', { kind: 'waiting-requests', perReplica: 9 })).toMatchObject({ perReplica: 9 });
  expect(scaled('scikit-learn', { kind: 'request-rate', perReplica: 20 })).toMatchObject({
    signal: 'request-rate',
    perReplica: 20,
  });
});

test('the queue is the sum over all replicas, and empty if no replica is scraped', () => {
  expect(scaled('vllm')).toMatchObject({
    serverAddress: 'http://prometheus:9090',
    query:
      'sum(vllm:num_requests_waiting{namespace="ranking",job="ranking/churn"}) or 0 * sum(up{namespace="ranking",job="ranking/churn"} == 1)',
  });
});

test('the request rate is measured over two minutes', () => {
  const { query } = { query: '', ...scaled('scikit-learn', { kind: 'request-rate', perReplica: 20 }) };
  expect(query).toMatch(/^sum\(rate\(rest_server_requests_total\{[^}]+\}\[2m\]\)\) or 0/);
});

test('replicas are added no faster than they start and removed one at a time', () => {
  expect(scaled('vllm')).toMatchObject({
    scaleUpPeriodSeconds: 200,
    scaleDownPeriodSeconds: 200,
    scaleDownStabilizationSeconds: 400,
  });
});

test('windows are within the limits of Kubernetes and at least five minutes for scale-down', () => {
  expect(scaled('vllm', undefined, 7200)).toMatchObject({
    scaleUpPeriodSeconds: 1800,
    scaleDownPeriodSeconds: 1800,
    scaleDownStabilizationSeconds: 3600,
  });
  expect(scaled('vllm', undefined, 10)).toMatchObject({
    scaleUpPeriodSeconds: 60,
    scaleDownStabilizationSeconds: 300,
  });
});

test('a signal that the server lacks falls back to CPU', () => {
  expect(scaled('scikit-learn', { kind: 'waiting-requests' })).toMatchObject({ kind: 'cpu', targetPercent: 70 });
});

test('a fixed number of replicas has an autoscaler without a signal', () => {
  expect(scaled('vllm', undefined, 200, { replicas: { min: 3, max: 3 } })).toEqual({ kind: 'fixed' });
});

test.each(['rolling', 'blue-green'] as const)('CPU of a %s rollout is that of the pods that serve', (kind) => {
  expect(scaled('scikit-learn', undefined, 200, { rollout: { kind } })).toMatchObject({
    kind: 'cpu',
    targetPercent: 70,
  });
});

describe('CPU of a canary', () => {
  const canary = scaled('scikit-learn', { kind: 'cpu', percent: 70 }, 200, { rollout: { kind: 'canary' } });

  test('is the sum over all revisions, in cores', () => {
    expect(canary).toMatchObject({
      kind: 'prometheus',
      signal: 'cpu',
      perReplica: 1.4,
      query:
        'sum(rate(container_cpu_usage_seconds_total{namespace="ranking",pod=~"churn-[a-z0-9]+-[a-z0-9]+",container="server"}[2m]))',
    });
  });

  // Load of each of 4 serving pods in percent of their request, and the number of warm pods.
  test.each([
    [70, 4],
    [105, 4],
    [140, 4],
    [140, 8],
    [210, 4],
  ])('adds replicas at %d%% with %d idle warm pods', (load, idle) => {
    if (canary.kind !== 'prometheus') throw new Error('a canary scales by a query');
    const serving = 4;
    const cores = (serving * load * 2) / 100;
    const wanted = Math.ceil((serving * load) / 70);
    expect(byAverageValue(cores, canary.perReplica, serving + idle)).toBeGreaterThanOrEqual(wanted);
  });

  test('the average over all pods sees no load in twice the target with as many idle pods', () => {
    expect(byUtilization([140, 140, 140, 140, 0, 0, 0, 0], 70, 4)).toBe(4);
  });
});

/** Source: kubernetes/kubernetes@v1.36.3, `pkg/controller/podautoscaler/replica_calculator.go`. */
const tolerance = 0.1;

/** GetExternalPerPodMetricReplicas: the metric of KEDA. `pods` includes those of other revisions. */
function byAverageValue(sum: number, perPod: number, pods: number): number {
  return Math.abs(1 - sum / (perPod * pods)) <= tolerance ? pods : Math.ceil(sum / perPod);
}

/** GetResourceReplicas: the metric of a HorizontalPodAutoscaler on CPU. */
function byUtilization(pods: readonly number[], target: number, replicas: number): number {
  const ratio = pods.reduce((sum, load) => sum + load, 0) / pods.length / target;
  return Math.abs(1 - ratio) <= tolerance ? replicas : Math.ceil(ratio * pods.length);
}
