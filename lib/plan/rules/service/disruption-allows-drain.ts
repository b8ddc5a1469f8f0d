import type { Rule } from '../rule';

/** A node can be drained while a service has as few replicas as it may. */
export const disruptionAllowsDrain: Rule<'service'> = {
  id: 'disruption/allows-drain',
  scope: 'service',
  waivable: true,
  rationale:
    'A disruption budget that needs every replica stops upgrades and the autoscaler, with no message anywhere near.',
  check: ({ workload: { path, disruption, replicas } }) =>
    disruption.kind === 'max-unavailable' || disruption.replicas < replicas.min
      ? []
      : [
          {
            path: [...path, 'disruption', 'minAvailable'],
            problem:
              replicas.min > 1
                ? `with ${replicas.min} replicas, no node that runs one can ever be drained`
                : 'with 1 replica, no node that runs it can ever be drained',
            value: disruption.replicas,
            allowed: replicas.min > 1 ? `at most ${replicas.min - 1}` : 'none: one replica can only be kept or drained',
            fix: replicas.min > 1 ? 'lower it, or raise scale.min' : "take 'disruption' away, or raise scale.min",
          },
        ],
};
