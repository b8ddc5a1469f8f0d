import * as billing from '@pulumi/gcp/billing';
import * as monitoring from '@pulumi/gcp/monitoring';
import { interpolate } from '@pulumi/pulumi';
import { shortHash } from '../../units/names';
import { auditOf } from '../plan-parts';
import type { GkeContext } from './context';

/**
 * The budget of the project. Networks and other resources without labels count too, so it cannot be limited to the label of the
 * platform. Source: Cloud Billing Budget API, billingAccounts.budgets, Filter.labels, 2026-11.
 */
export function makeBudget({ name, plan, project, projectNumber, options }: GkeContext): void {
  const { budget } = auditOf(plan);
  if (budget?.billingAccount === undefined) return;
  const channels = budget.emails.map(
    (address) =>
      new monitoring.NotificationChannel(
        `${name}-budget-${shortHash(address, 8)}`,
        {
          project,
          type: 'email',
          displayName: `Budget of ${plan.name}`,
          labels: { email_address: address },
          userLabels: plan.tags,
        },
        options,
      ),
  );
  new billing.Budget(
    `${name}-budget`,
    {
      billingAccount: budget.billingAccount,
      displayName: plan.name,
      budgetFilter: { projects: [interpolate`projects/${projectNumber}`], calendarPeriod: 'MONTH' },
      // In the currency of the billing account.
      amount: { specifiedAmount: { units: String(budget.monthly) } },
      thresholdRules: [
        ...budget.alertAt.map((percent) => ({ thresholdPercent: percent / 100, spendBasis: 'CURRENT_SPEND' })),
        { thresholdPercent: 1, spendBasis: 'FORECASTED_SPEND' },
      ],
      allUpdatesRule: { monitoringNotificationChannels: channels.map(({ id }) => id) },
    },
    options,
  );
}
