import * as budgets from '@pulumi/aws/budgets';
import type { PartContext } from '../contract';
import { auditOf } from '../plan-parts';

/**
 * The budget of everything with the tag of the platform. It counts only what the account that pays has activated the tag for.
 * Source: AWS Billing User Guide, "Budget filters", 2026-11.
 */
export function makeBudget({ name, plan, options }: PartContext): void {
  const { budget } = auditOf(plan);
  if (!budget) return;
  const alert = { comparisonOperator: 'GREATER_THAN', thresholdType: 'PERCENTAGE' };
  const subscriberEmailAddresses = [...budget.emails];
  new budgets.Budget(
    `${name}-budget`,
    {
      budgetType: 'COST',
      timeUnit: 'MONTHLY',
      limitAmount: String(budget.monthly),
      limitUnit: 'USD',
      costFilters: [{ name: 'TagKeyValue', values: [`user:platform$${plan.name}`] }],
      notifications: [
        ...budget.alertAt.map((threshold) => ({
          ...alert,
          threshold,
          notificationType: 'ACTUAL',
          subscriberEmailAddresses,
        })),
        { ...alert, threshold: 100, notificationType: 'FORECASTED', subscriberEmailAddresses },
      ],
      tags: plan.tags,
    },
    options,
  );
}
