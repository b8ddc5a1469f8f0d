import type { BudgetSpec } from '../../../../lib/definition/audit';
import { definition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'budget/accepted';
const billingAccount = '012345-6789AB-CDEF01';

const findings = (provider: 'eks' | 'gke' | 'aks', change: Partial<BudgetSpec>) =>
  findingsOf(
    withCluster(definition(provider), {
      audit: { budget: { monthly: 100_000, emails: ['ops@acme.example'], ...change } },
    }),
    id,
  );
const emails = (count: number) => Array.from({ length: count }, (_, index) => `ops-${index}@acme.example`);

test.each([
  ['eks', {}],
  ['gke', { billingAccount }],
  ['aks', { emails: emails(50) }],
] as const)('accepts a budget on %s', (provider, change) => {
  expect(findings(provider, change)).toEqual([]);
});

test('a budget on GKE needs a billing account', () => {
  expect(findings('gke', {})).toMatchObject([
    { path: ['cluster', 'audit', 'budget', 'billingAccount'], fix: 'set it' },
  ]);
});

test('a budget on EKS has no billing account', () => {
  expect(findings('eks', { billingAccount })).toMatchObject([
    { path: ['cluster', 'audit', 'budget', 'billingAccount'], fix: 'remove it' },
  ]);
});

test.each([
  ['eks', 10, {}],
  ['gke', 5, { billingAccount }],
  ['aks', 50, {}],
] as const)('a budget on %s has at most %i addresses', (provider, max, change) => {
  expect(findings(provider, { ...change, emails: emails(max + 1) })).toMatchObject([
    { path: ['cluster', 'audit', 'budget', 'emails'], value: max + 1, allowed: `at most ${max} addresses` },
  ]);
});
