import { resolveSlo } from '../../../lib/plan/resolve/slo';
import { scikitLearn } from '../../../lib/plan/runtimes/scikit-learn';

test.each([
  [90, 0.1],
  [99, 0.01],
  [99.9, 0.001],
  [99.95, 0.0005],
  [99.99, 0.0001],
  [99.999, 0.00001],
])('of %p percent the rest may fail, without the noise of floating point', (availability, errorBudget) => {
  expect(resolveSlo({ availability }, scikitLearn)).toEqual({ availability, errorBudget, windowDays: 30 });
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
  const { latency } = resolveSlo({ availability: 99, latency: { percentile: 95, target } }, scikitLearn);
  expect(latency).toEqual({ percentile: 95, targetSeconds, bucketSeconds, errorBudget: 0.05 });
});
