import type { ScaleSignalSpec } from '../../../../lib/definition/scale';
import type { ServingSpec } from '../../../../lib/definition/service';
import { resolveAutoscaler } from '../../../../lib/plan/resolve/service/autoscaler';
import { runtimeOf } from '../../../../lib/plan/runtimes/select';

function scaled(
  kind: 'scikit-learn' | 'triton' | 'vllm',
  signal?: ScaleSignalSpec,
  budgetSeconds = 200,
  replicas = { min: 2, max: 4 },
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
  expect(scaled('vllm', undefined, 200, { min: 3, max: 3 })).toEqual({ kind: 'fixed' });
});
