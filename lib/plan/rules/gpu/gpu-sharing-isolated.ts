import { podRequest } from '../../capacity/room';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleContext } from '../rule';

/** GPUs that pods share without walls between them are used by one team. */
export const gpuSharingIsolated: Rule = {
  id: 'gpu/sharing-isolated',
  scope: 'platform',
  waivable: true,
  rationale:
    'Pods on one GPU can take its memory and time from each other, and a fault of one stops all, unless it is cut in hardware.',
  check: ({ plan }) =>
    Object.values(plan.cluster.pools).flatMap((pool) => {
      const { gpu } = pool;
      if (!gpu?.sharing || gpu.sharing.isolated) return [];
      const teams = teamsOn(pool, gpu.resource, plan);
      if (teams.length < 2) return [];
      return [
        {
          path: ['cluster', 'nodePools', pool.name, 'gpu', 'sharing'],
          problem: `${teams.join(' and ')} share GPUs by ${gpu.sharing.kind}, which keeps nothing of one team from another`,
          allowed: 'one team, or shares that are cut by MIG',
          fix: 'give each team a pool of its own, or choose a GPU that has MIG',
        },
      ];
    }),
};

/** Teams whose pods ask for a share of such a GPU. */
function teamsOn({ name }: NodePoolPlan, resource: string, { services, training }: RuleContext['plan']) {
  const workloads = [...Object.values(services), ...Object.values(training)].filter(
    ({ pool, pod }) => pool === name && (podRequest(pod).devices[resource] ?? 0) > 0,
  );
  return [...new Set(workloads.flatMap(({ team }) => (team === undefined ? [] : [team])))].sort();
}
