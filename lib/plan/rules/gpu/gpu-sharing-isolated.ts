import { podRequest } from '../../capacity/room';
import type { Workload } from '../../types/workloads';
import type { Rule } from '../rule';

/** GPUs that pods share without walls between them are used by one team. */
export const gpuSharingIsolated: Rule<'pool'> = {
  id: 'gpu/sharing-isolated',
  scope: 'pool',
  waivable: true,
  rationale:
    'Pods on one GPU can take its memory and time from each other, and a fault of one stops all, unless it is cut in hardware.',
  check: ({ path, pool: { gpu }, workloads }) => {
    if (!gpu?.sharing || gpu.sharing.isolated) return [];
    const teams = teamsOn(workloads, gpu.resource);
    if (teams.length < 2) return [];
    return [
      {
        path: [...path, 'gpu', 'sharing'],
        problem: `${teams.join(' and ')} share GPUs by ${gpu.sharing.kind}, which keeps nothing of one team from another`,
        allowed: 'one team, or shares that are cut by MIG',
        fix: 'give each team a pool of its own, or choose a GPU that has MIG',
      },
    ];
  },
};

/** Teams whose pods ask for a share of such a GPU. */
function teamsOn(workloads: readonly Workload[], resource: string): readonly string[] {
  const sharing = workloads.filter(({ pod }) => (podRequest(pod).devices[resource] ?? 0) > 0);
  return [...new Set(sharing.flatMap(({ team }) => (team === undefined ? [] : [team])))].sort();
}
