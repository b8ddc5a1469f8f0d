import type { Rule } from '../rule';

/** A rolling update of a service with an objective keeps a replica. */
export const rolloutKeepsReplica: Rule<'service'> = {
  id: 'rollout/keeps-replica',
  scope: 'service',
  waivableBy: 'part',
  rationale:
    'If all replicas can be missing during a rollout, every rollout can be an outage that uses up the error budget.',
  check: ({ workload: { path, rollout, replicas, monitoring } }) => {
    if (rollout.kind !== 'rolling' || !monitoring.slo) return [];
    const { maxUnavailable } = rollout;
    if (maxUnavailable === 0 || maxUnavailable < replicas.min) return [];
    return [
      {
        path: [...path, 'rollout', 'maxUnavailable'],
        problem: `maxUnavailable is ${maxUnavailable} and scale.min is ${replicas.min}, so a rollout can stop all replicas at once`,
        value: maxUnavailable,
        allowed: replicas.min > 1 ? `at most ${replicas.min - 1}` : '0',
        fix: 'lower rollout.maxUnavailable, or raise scale.min',
      },
    ];
  },
};
