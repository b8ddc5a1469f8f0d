import { disruptionBudgetSelects } from '../../../lib/manifests/object-rules/disruption-budget-selects';
import { deploymentOf, objectOf, problemsOf } from './check';

function budget(selector: object) {
  return objectOf('PodDisruptionBudget', { selector });
}

describe('object/disruption-budget-selects', () => {
  test.each([
    { matchLabels: { app: 'a' } },
    { matchExpressions: [{ key: 'app', operator: 'In', values: ['a', 'b'] }] },
    { matchExpressions: [{ key: 'app', operator: 'Exists' }] },
    { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] },
    { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['b'] }] },
    {},
  ])('accepts the selector %j', (selector) => {
    expect(problemsOf(disruptionBudgetSelects, deploymentOf(), budget(selector))).toEqual([]);
  });

  test.each([
    { matchLabels: { app: 'b' } },
    { matchLabels: { app: 'a' }, matchExpressions: [{ key: 'app', operator: 'DoesNotExist' }] },
    { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['a'] }] },
    { matchExpressions: [{ key: 'tier', operator: 'Exists' }] },
    { matchExpressions: [{ key: 'app', operator: 'In', values: ['b'] }] },
    { matchExpressions: [{ key: 'app', operator: 'Unknown' }] },
  ])('reports the selector %j', (selector) => {
    expect(problemsOf(disruptionBudgetSelects, deploymentOf(), budget(selector))).toEqual([
      'PodDisruptionBudget a spec.selector',
    ]);
  });
});
