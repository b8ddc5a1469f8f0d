import type { Rule } from '../rule';

/** A replica has the time that its model needs. */
export const startupBudget: Rule = {
  id: 'startup/budget',
  scope: 'platform',
  waivable: true,
  rationale: 'A server that is killed while it still loads its model starts again, for ever.',
  check: ({ definition, plan }) =>
    Object.values(plan.services).flatMap(({ name, startup, models }) =>
      startup.budgetSeconds >= startup.neededSeconds
        ? []
        : [
            {
              path: ['services', name, 'startup', 'budget'],
              problem: `a start with ${Math.round(models.reduce((sum, { bytes }) => sum + bytes, 0) / 1024 ** 2)} MiB of model takes up to ${startup.neededSeconds} s (${startup.why})`,
              value: definition.services?.[name]?.startup?.budget,
              allowed: `at least ${startup.neededSeconds}s`,
              fix: "allow more, or leave 'startup' away and let it be computed",
            },
          ],
    ),
};
