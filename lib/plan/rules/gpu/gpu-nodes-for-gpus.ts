import { lookup } from '../../../units/lookup';
import { podRequest } from '../../capacity/room';
import type { Rule } from '../rule';

/** A service without GPUs does not use a pool whose GPUs another team trains on. */
export const gpuNodesForGpus: Rule<'platform'> = {
  id: 'gpu/nodes-for-gpus',
  scope: 'platform',
  waivableBy: 'platform',
  rationale:
    'Services are not preempted, and they get their capacity before the quotas of training. The CPUs and the memory of a node are needed next to its GPUs, so without them a number of GPUs that a team is guaranteed cannot be used.',
  check: ({ plan: { services, cluster, queues } }) =>
    Object.values(services).flatMap(({ name, team, path, pod, pool: poolName }) => {
      const pool = lookup(cluster.pools, poolName);
      const gpu = pool?.gpu?.resource;
      if (gpu === undefined || (podRequest(pod).devices[gpu] ?? 0) > 0) return [];
      const others = Object.values(queues?.queues ?? {})
        .filter((queue) => queue.team !== team && queue.quotas.some((quota) => quota.pool === poolName))
        .map((queue) => queue.team);
      if (others.length === 0) return [];
      return [
        {
          path: [...path, 'pool'],
          problem: `${name} requests no GPU and takes CPUs and memory of ${poolName}, whose GPUs are guaranteed to ${others.join(', ')}`,
          value: poolName,
          allowed: 'a pool without GPUs, or one that no other team trains on',
          fix: 'choose another pool, or accept with a waiver of the platform that these GPUs can lack CPUs or memory',
        },
      ];
    }),
};
