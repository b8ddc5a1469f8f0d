import { signalText } from '../../../lib/plan/explain/signal-text';
import { platformPlan } from '../../fixtures/plan';
import { serviceOf } from '../../fixtures/plan-of';
import { samplePlan } from '../../fixtures/sample';

test('shows CPU in percent of the request', () => {
  expect(signalText(autoscaler(platformPlan))).toMatch(/^70%.*CPU$/);
});

test('shows requests per replica', () => {
  const queued = autoscaler(samplePlan);
  if (queued.kind !== 'prometheus') throw new Error('the sample scales by requests');
  expect(signalText(queued)).toMatch(/^4 .*requests/);
  expect(signalText({ ...queued, signal: 'request-rate' })).not.toBe(signalText(queued));
});

function autoscaler(plan: typeof samplePlan) {
  const { autoscaler: found } = serviceOf(plan);
  if (found.kind === 'fixed') throw new Error('the service scales');
  return found;
}
