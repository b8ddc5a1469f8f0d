import * as consumption from '@pulumi/azure-native/consumption';
import { interpolate } from '@pulumi/pulumi';
import { auditOf } from '../plan-parts';
import type { AksContext } from './context';

/**
 * The budget of everything in the subscription with the tag of the platform. The resource group of the nodes has it too.
 *
 * Azure accepts a start only in the month of the creation. Later runs do not change it.
 * Source: Azure REST API, "Budgets - Create Or Update", BudgetTimePeriod, 2026-11.
 */
export function makeBudget({ name, plan, subscriptionId, options }: AksContext): void {
  const { budget } = auditOf(plan);
  if (!budget) return;
  const alert = { enabled: true, operator: 'GreaterThan', contactEmails: [...budget.emails] };
  new consumption.Budget(
    `${name}-budget`,
    {
      scope: interpolate`/subscriptions/${subscriptionId}`,
      category: 'Cost',
      amount: budget.monthly,
      timeGrain: 'Monthly',
      timePeriod: { startDate: firstOfMonth(new Date()) },
      filter: { tags: { name: 'platform', operator: 'In', values: [plan.name] } },
      notifications: {
        ...Object.fromEntries(
          budget.alertAt.map((threshold) => [`actual-${threshold}`, { ...alert, threshold, thresholdType: 'Actual' }]),
        ),
        forecast: { ...alert, threshold: 100, thresholdType: 'Forecasted' },
      },
    },
    { ...options, ignoreChanges: ['timePeriod'] },
  );
}

/** The first moment of a month, in UTC. */
export function firstOfMonth(day: Date): string {
  return `${day.toISOString().slice(0, 'YYYY-MM'.length)}-01T00:00:00Z`;
}
