import { capacityKinds } from '../../facts/capacity-kinds';
import type { Rule, RuleFinding } from '../rule';
import type { ServiceScope } from '../scopes';

/** A service on interruptible nodes has no objective and stops within the grace period of the nodes. */
export const spotServing: Rule<'service'> = {
  id: 'spot/serving',
  scope: 'service',
  waivableBy: 'part',
  rationale:
    'The cloud reclaims spot nodes of one machine type together, and flex-start nodes and Capacity Blocks end at a fixed time, and with them all replicas.',
  check: (context) => [...objective(context), ...grace(context)],
};

function objective({ workload: { path, monitoring }, pool }: ServiceScope): readonly RuleFinding[] {
  const { ends, onlyQueued } = capacityKinds[pool.capacity];
  // The rule capacity/only-queued reports a service that never gets a node.
  if (ends === undefined || onlyQueued || !monitoring.slo) return [];
  return [
    {
      path: [...path, 'pool'],
      problem: `the nodes of ${pool.name} are ${ends}, and the service has an availability objective of ${monitoring.slo.availability}%`,
      value: pool.name,
      fix: 'choose an on-demand pool, or accept with a waiver that an interruption can miss the objective',
    },
  ];
}

/** Requests that run past the grace period fail. */
function grace({ workload: { path, pod }, pool: { name: pool, interruption } }: ServiceScope): readonly RuleFinding[] {
  const seconds = pod.terminationGracePeriodSeconds;
  if (!interruption || seconds <= interruption.graceSeconds) return [];
  return [
    {
      path: [...path, 'pool'],
      problem: `a replica takes up to ${seconds} s to finish its requests, and an interrupted node of ${pool} gives it ${interruption.graceSeconds} s`,
      value: pool,
      fix: "choose an on-demand pool, lower 'drain' or 'timeout' if that is enough, or accept failed requests with a waiver",
    },
  ];
}
