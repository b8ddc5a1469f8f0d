import { resolveSlo } from '../../../../lib/plan/resolve/service/slo';
import { gatewayLatency } from '../../../../lib/plan/runtimes/gateway-latency';
import { scikitLearn } from '../../../../lib/plan/runtimes/scikit-learn';
import { vllm } from '../../../../lib/plan/runtimes/vllm';
import { histogramOf } from '../../runtimes/models';

const latencyOf = histogramOf(scikitLearn);

test.each([
  [90, 0.1],
  [99, 0.01],
  [99.9, 0.001],
  [99.95, 0.0005],
  [99.99, 0.0001],
  [99.999, 0.00001],
])('the error budget of %p percent is exact', (availability, errorBudget) => {
  expect(resolveSlo({ availability }, latencyOf)).toEqual({ availability, errorBudget, windowDays: 30 });
});

test.each([
  ['1ms', 0.001, 0.005],
  ['5ms', 0.005, 0.005],
  ['120ms', 0.12, 0.25],
  ['250ms', 0.25, 0.25],
  ['251ms', 0.251, 0.5],
  ['10s', 10, 10],
  ['11s', 11, 10],
])('a target of %s is measured at the next bound of the histogram', (target, targetSeconds, bucketSeconds) => {
  const { latency } = resolveSlo({ availability: 99, latency: { percentile: 95, target } }, latencyOf);
  expect(latency).toEqual({ percentile: 95, targetSeconds, bucketSeconds, errorBudget: 0.05 });
});

test.each([
  [
    'a gateway',
    gatewayLatency('ranking', [{ name: 'churn--public', gateway: 'public', gatewayNamespace: 'acme-gateways' }]),
    'answer-at-gateway',
    0.25,
  ],
  ['a server of language models', histogramOf(vllm({ kind: 'vllm' })), 'first-token', 0.25],
  ['neither', undefined, 'nothing', 0.2],
] as const)(
  'with the histogram of %s the objective states what is measured',
  (_, histogram, measures, bucketSeconds) => {
    const { latency } = resolveSlo({ availability: 99, latency: { percentile: 95, target: '200ms' } }, histogram);
    expect(latency).toMatchObject({ measures, bucketSeconds });
  },
);
