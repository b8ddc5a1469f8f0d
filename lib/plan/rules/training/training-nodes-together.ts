import { formatDuration } from '../../../units/duration';
import { capacityKinds } from '../../facts/capacity-kinds';
import type { Rule } from '../rule';

/** The nodes of a gang arrive at the same time. */
export const trainingNodesTogether: Rule<'training'> = {
  id: 'training/nodes-together',
  scope: 'training',
  waivableBy: 'platform',
  rationale:
    'Scarce nodes that arrive one by one are paid while they wait for the last one, and a gang that never gets it has used them for nothing.',
  check: ({ workload: { path, pods }, pool }) => {
    const { waitSeconds } = capacityKinds[pool.capacity];
    if (pods === 1 || waitSeconds === 0) return [];
    return [
      {
        path: [...path, 'pool'],
        problem: `${pool.capacity} nodes of ${pool.name} arrive one by one within up to ${formatDuration(waitSeconds * 1000)}, and the gang of ${pods} pods starts with the last one`,
        value: pool.name,
        allowed: 'a pool whose nodes arrive together',
        fix: "set 'capacity' of the pool to { kind: 'queued-provisioning' }, or accept with a waiver that the first nodes wait",
      },
    ];
  },
};
