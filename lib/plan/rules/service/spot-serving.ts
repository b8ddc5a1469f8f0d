import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';
import type { ServiceScope } from '../scopes';

/** A service on nodes that are taken away has no objective that this breaks, and ends in the time that it gets. */
export const spotServing: Rule<'service'> = {
  id: 'spot/serving',
  scope: 'service',
  waivable: true,
  rationale: 'The cloud takes spot nodes of one type away all at once when it needs them, and with them every replica.',
  check: (context) => [...objective(context), ...grace(context)],
};

const words: Readonly<Partial<Record<NodePoolPlan['capacity'], string>>> = {
  spot: 'spot, which may go all at once at short notice',
  'flex-start': 'there for seven days at most, and go when these are over',
};

function objective({ workload: { path, monitoring }, pool }: ServiceScope): readonly RuleFinding[] {
  const what = words[pool.capacity];
  if (what === undefined || !monitoring.slo) return [];
  return [
    {
      path: [...path, 'pool'],
      problem: `the nodes of ${pool.name} are ${what}, and the service has an objective of ${monitoring.slo.availability}%`,
      value: pool.name,
      fix: 'choose a pool on demand, or accept with a waiver that the objective is missed when they go',
    },
  ];
}

/** What a pod is still doing when its time is over is cut off. */
function grace({ workload: { path, pod }, pool: { name: pool, interruption } }: ServiceScope): readonly RuleFinding[] {
  const seconds = pod.terminationGracePeriodSeconds;
  if (!interruption || seconds <= interruption.graceSeconds) return [];
  return [
    {
      path: [...path, 'pool'],
      problem: `a replica takes up to ${seconds} s to answer what it has begun, and on nodes of ${pool} it gets ${interruption.graceSeconds} s`,
      value: pool,
      fix: "choose a pool on demand, lower 'drain' where that is enough, or accept with a waiver that answers are cut off",
    },
  ];
}
