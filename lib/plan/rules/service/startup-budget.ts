import type { Rule } from '../rule';

/** A replica has the time that its model needs. */
export const startupBudget: Rule<'service'> = {
  id: 'startup/budget',
  scope: 'service',
  waivable: true,
  rationale: 'A server that is killed while it still loads its model starts again, for ever.',
  check: ({ workload: { path, startup, models }, spec }) =>
    startup.budgetSeconds >= startup.neededSeconds
      ? []
      : [
          {
            path: [...path, 'startup', 'budget'],
            problem: `a start with ${Math.round(models.reduce((sum, { bytes }) => sum + bytes, 0) / 1024 ** 2)} MiB of model takes up to ${startup.neededSeconds} s (${startup.why})`,
            value: spec.startup?.budget,
            allowed: `at least ${startup.neededSeconds}s`,
            fix: "allow more, or leave 'startup' away and let it be computed",
          },
        ],
};
