import type { Rule } from '../rule';

/** The startup budget is long enough for the model. */
export const startupBudget: Rule<'service'> = {
  id: 'startup/budget',
  scope: 'service',
  waivableBy: 'part',
  rationale: 'A server that is killed before its model is loaded restarts in a loop.',
  check: ({ workload: { path, startup, models }, spec }) =>
    startup.budgetSeconds >= startup.neededSeconds
      ? []
      : [
          {
            path: [...path, 'startup', 'budget'],
            problem: `the budget is ${startup.budgetSeconds} s, but a start with ${Math.round(models.reduce((sum, { bytes }) => sum + bytes, 0) / 1024 ** 2)} MiB of model data takes up to ${startup.neededSeconds} s (${startup.why})`,
            value: spec.startup?.budget,
            allowed: `at least ${startup.neededSeconds}s`,
            fix: "raise startup.budget, or remove 'startup' to use the computed budget",
          },
        ],
};
