import type { Rule } from '../rule';

/** The budget is enough for the platform at its minimum scale. */
export const budgetCoversCost: Rule<'managed-cluster'> = {
  id: 'budget/covers-cost',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale: 'An alert that every month causes is one that people ignore.',
  check: ({ cluster, plan: { cost }, cloud: { audit } }) => {
    const { budget } = cluster.audit ?? {};
    if (!budget || !audit.budget.inDollars || budget.monthly >= cost.monthlyUsd.min) return [];
    return [
      {
        path: ['cluster', 'audit', 'budget', 'monthly'],
        problem: `a month at minimum scale costs ${Math.ceil(cost.monthlyUsd.min)} US dollars at list price`,
        value: budget.monthly,
        allowed: `${Math.ceil(cost.monthlyUsd.min)} or more`,
        fix: 'raise the budget, or reduce the minimum of nodes and replicas',
      },
    ];
  },
};
