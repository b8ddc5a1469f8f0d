import { firstOfMonth } from '../../lib/clusters/aks/budget';
import { clusterPlanOf } from '../fixtures/cluster-plan';
import { only, recordCluster } from './record';

const budget = { monthly: 5000, emails: ['ops@acme.example'], alertAt: [100, 50] };

const resourcesOf = async (provider: 'eks' | 'gke' | 'aks', more: { readonly billingAccount?: string } = {}) =>
  (await recordCluster(clusterPlanOf(provider, { cluster: { audit: { budget: { ...budget, ...more } } } }))).resources;

test('on eks a budget covers everything with the tag of the platform', async () => {
  const { inputs } = only(await resourcesOf('eks'), 'aws:budgets/budget:Budget');
  expect(inputs).toMatchObject({
    limitAmount: '5000',
    limitUnit: 'USD',
    timeUnit: 'MONTHLY',
    costFilters: [{ name: 'TagKeyValue', values: ['user:platform$acme'] }],
  });
  expect(inputs.notifications).toMatchObject([
    { threshold: 50, notificationType: 'ACTUAL', subscriberEmailAddresses: ['ops@acme.example'] },
    { threshold: 100, notificationType: 'ACTUAL' },
    { threshold: 100, notificationType: 'FORECASTED' },
  ]);
});

test('on gke a budget covers the project', async () => {
  const resources = await resourcesOf('gke', { billingAccount: '012345-6789AB-CDEF01' });
  expect(only(resources, 'gcp:monitoring/notificationChannel:NotificationChannel').inputs).toMatchObject({
    type: 'email',
    labels: { email_address: 'ops@acme.example' },
    userLabels: { platform: 'acme' },
  });
  expect(only(resources, 'gcp:billing/budget:Budget').inputs).toMatchObject({
    billingAccount: '012345-6789AB-CDEF01',
    budgetFilter: { projects: ['projects/987654321'] },
    amount: { specifiedAmount: { units: '5000' } },
    thresholdRules: [
      { thresholdPercent: 0.5, spendBasis: 'CURRENT_SPEND' },
      { thresholdPercent: 1, spendBasis: 'CURRENT_SPEND' },
      { thresholdPercent: 1, spendBasis: 'FORECASTED_SPEND' },
    ],
  });
});

test('on aks a budget covers everything with the tag of the platform, and keeps its start', async () => {
  const { inputs, ignoreChanges } = only(await resourcesOf('aks'), 'azure-native:consumption:Budget');
  expect(inputs).toMatchObject({
    scope: '/subscriptions/11111111-2222-3333-4444-555555555555',
    amount: 5000,
    filter: { tags: { name: 'platform', values: ['acme'] } },
  });
  expect(Object.keys(inputs.notifications as object).sort()).toEqual(['actual-100', 'actual-50', 'forecast']);
  expect(ignoreChanges).toEqual(['timePeriod']);
  expect(firstOfMonth(new Date('2026-02-28T23:59:59Z'))).toBe('2026-02-01T00:00:00Z');
});
