import { podRequest } from '../../capacity/room';
import type { Workload } from '../../types/workloads';
import type { Rule } from '../rule';

/** GPUs that pods share without isolation are used by one team. */
export const gpuSharingIsolated: Rule<'pool'> = {
  id: 'gpu/sharing-isolated',
  scope: 'pool',
  waivableBy: 'platform',
  rationale: 'Without MIG, pods on one GPU can use the memory and time of each other, and a crash of one can stop all.',
  check: ({ path, pool: { gpu }, workloads }) => {
    if (!gpu?.sharing || gpu.sharing.isolated) return [];
    const teams = teamsOn(workloads, gpu.resource);
    if (teams.length < 2) return [];
    return [
      {
        path: [...path, 'gpu', 'sharing'],
        problem: `${teams.join(' and ')} share GPUs by ${gpu.sharing.kind}, which does not isolate teams`,
        allowed: 'one team, or shares by MIG',
        fix: 'create one pool for each team, or choose a GPU with MIG',
      },
    ];
  },
};

/** Teams whose pods request a share of the GPUs. */
function teamsOn(workloads: readonly Workload[], resource: string): readonly string[] {
  const sharing = workloads.filter(({ pod }) => (podRequest(pod).devices[resource] ?? 0) > 0);
  return [...new Set(sharing.flatMap(({ team }) => (team === undefined ? [] : [team])))].sort();
}
