import type { Rule } from '../rule';

/** Losses of the only replica in one window that the error budget must cover: one drain each week. */
const losses = 4;

/** The error budget of a service with one replica covers restarts of the replica. */
export const sloSingleReplica: Rule<'service'> = {
  id: 'slo/single-replica',
  scope: 'service',
  waivableBy: 'part',
  rationale: 'With one replica, every node drain, crash and eviction is an outage for the duration of a start.',
  check: ({
    workload: {
      path,
      replicas,
      startup,
      monitoring: { slo },
    },
  }) => {
    if (!slo || replicas.min !== 1) return [];
    const budgetSeconds = Math.floor(slo.errorBudget * slo.windowDays * secondsOfDay);
    const needed = losses * startup.neededSeconds;
    if (budgetSeconds >= needed) return [];
    return [
      {
        path: [...path, 'scale', 'min'],
        problem: `the error budget is ${budgetSeconds} s in ${slo.windowDays} days (${slo.availability}%), and each restart of the only replica uses ${startup.neededSeconds} s`,
        value: replicas.min,
        allowed: `2 or more, or an error budget of ${needed} s for ${losses} restarts`,
        fix: 'raise scale.min to 2, or lower slo.availability',
      },
    ];
  },
};

const secondsOfDay = 24 * 60 * 60;
