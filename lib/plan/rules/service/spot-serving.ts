import type { NodePoolPlan } from '../../types/node-pool';
import type { ModelServicePlan } from '../../types/service';
import type { Rule, RuleFinding } from '../rule';

/** A service on nodes that are taken away has no objective that this breaks, and ends in the time that it gets. */
export const spotServing: Rule = {
  id: 'spot/serving',
  scope: 'platform',
  waivable: true,
  rationale: 'The cloud takes spot nodes of one type away all at once when it needs them, and with them every replica.',
  check: ({ plan }) =>
    Object.values(plan.services).flatMap((service) => {
      const pool = plan.cluster.pools[service.pool];
      return pool ? [...objective(service, pool), ...grace(service, pool)] : [];
    }),
};

const words: Readonly<Partial<Record<NodePoolPlan['capacity'], string>>> = {
  spot: 'spot, which may go all at once at short notice',
  'flex-start': 'there for seven days at most, and go when these are over',
};

function objective({ name, monitoring }: ModelServicePlan, pool: NodePoolPlan): readonly RuleFinding[] {
  const what = words[pool.capacity];
  if (what === undefined || !monitoring.slo) return [];
  return [
    {
      path: ['services', name, 'pool'],
      problem: `the nodes of ${pool.name} are ${what}, and the service has an objective of ${monitoring.slo.availability}%`,
      value: pool.name,
      fix: 'choose a pool on demand, or accept with a waiver that the objective is missed when they go',
    },
  ];
}

/** What a pod is still doing when its time is over is cut off. */
function grace({ name, pod }: ModelServicePlan, { name: pool, interruption }: NodePoolPlan): readonly RuleFinding[] {
  const seconds = pod.terminationGracePeriodSeconds;
  if (!interruption || seconds <= interruption.graceSeconds) return [];
  return [
    {
      path: ['services', name, 'pool'],
      problem: `a replica takes up to ${seconds} s to answer what it has begun, and on nodes of ${pool} it gets ${interruption.graceSeconds} s`,
      value: pool,
      fix: "choose a pool on demand, lower 'drain' where that is enough, or accept with a waiver that answers are cut off",
    },
  ];
}
