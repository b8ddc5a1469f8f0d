import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { planOf } from '../../../fixtures/plan-of';

const id = 'budget/covers-cost';

const findings = (provider: 'eks' | 'aks', monthly: number) =>
  findingsOf(withCluster(definition(provider), { audit: { budget: { monthly, emails: ['ops@acme.example'] } } }), id);
const cost = Math.ceil(planOf(definition('eks')).cost.monthlyUsd.min);

test('accepts a budget of the cost at minimum scale', () => {
  expect(findings('eks', cost)).toEqual([]);
});

test('refuses a lower budget', () => {
  expect(findings('eks', cost - 1)).toEqual([
    {
      rule: id,
      path: ['cluster', 'audit', 'budget', 'monthly'],
      problem: `a month at minimum scale costs ${cost} US dollars at list price`,
      value: cost - 1,
      allowed: `${cost} or more`,
      fix: 'raise the budget, or reduce the minimum of nodes and replicas',
    },
  ]);
});

test('a budget in another currency is not compared', () => {
  expect(findings('aks', 1)).toEqual([]);
});
