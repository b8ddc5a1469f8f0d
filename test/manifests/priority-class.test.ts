import { PriorityClass } from '../../lib/manifests/priority-class';
import type { PriorityClassPlan } from '../../lib/plan/types/priority-class';
import { renderOne } from './render-construct';

const plan: PriorityClassPlan = {
  name: 'acme-serving',
  labels: { 'app.kubernetes.io/part-of': 'acme' },
  value: 100_000,
  preempts: true,
  description: 'Pods that answer requests.',
};

function render(change: Partial<PriorityClassPlan> = {}) {
  return renderOne((scope) => new PriorityClass(scope, 'class', { ...plan, ...change }));
}

test('renders a PriorityClass that is never the global default', () => {
  expect(render()).toEqual({
    apiVersion: 'scheduling.k8s.io/v1',
    kind: 'PriorityClass',
    metadata: { name: 'acme-serving', labels: plan.labels },
    value: 100_000,
    globalDefault: false,
    preemptionPolicy: 'PreemptLowerPriority',
    description: plan.description,
  });
});

test('sets preemptionPolicy Never if it does not preempt', () => {
  expect(render({ preempts: false }).preemptionPolicy).toBe('Never');
});
