import type { Rule } from '../rule';

/** How many times in a window the one replica may be lost before the objective is: a drain each week. */
const losses = 4;

/** The objective of a service with one replica bears that the replica is lost now and then. */
export const sloSingleReplica: Rule<'service'> = {
  id: 'slo/single-replica',
  scope: 'service',
  waivable: true,
  rationale:
    'With one replica every drained node, crash and eviction is an outage for as long as a new one takes to start.',
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
        problem: `${slo.availability}% of ${slo.windowDays} days leave ${budgetSeconds} s without an answer, and each loss of the one replica takes ${startup.neededSeconds} s of them`,
        value: replicas.min,
        allowed: `2 or more, or an objective that leaves ${needed} s, of which ${losses} starts have room`,
        fix: 'raise scale.min to 2, or lower slo.availability',
      },
    ];
  },
};

const secondsOfDay = 24 * 60 * 60;
