import type { Rule } from '../rule';

/** A node can be drained at the minimum number of replicas. */
export const disruptionAllowsDrain: Rule<'service'> = {
  id: 'disruption/allows-drain',
  scope: 'service',
  waivableBy: 'platform',
  rationale:
    'A disruption budget that needs every replica blocks node upgrades and the cluster autoscaler without a visible error.',
  check: ({ workload: { path, disruption, replicas } }) =>
    disruption.kind === 'max-unavailable' || disruption.replicas < replicas.min
      ? []
      : [
          {
            path: [...path, 'disruption', 'minAvailable'],
            problem:
              replicas.min > 1
                ? `minAvailable is ${disruption.replicas} and scale.min is ${replicas.min}, so a node with a replica can never be drained`
                : 'with one replica, its node can never be drained',
            value: disruption.replicas,
            allowed: replicas.min > 1 ? `at most ${replicas.min - 1}` : 'no disruption budget with one replica',
            fix:
              replicas.min > 1
                ? 'lower disruption.minAvailable, or raise scale.min'
                : "remove 'disruption', or raise scale.min",
          },
        ],
};
