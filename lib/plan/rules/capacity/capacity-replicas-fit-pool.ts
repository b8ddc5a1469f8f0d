import { holdInAnyOrder, nodesInAnyOrder } from '../../capacity/any-order';
import { serviceGroups } from '../../capacity/pool-groups';
import { available, podsPerNode } from '../../capacity/room';
import type { Rule } from '../rule';

/**
 * All services of a pool fit on it together, when each has as many replicas as it may and rolls out, in whatever order
 * their pods come: small ones that are spread over all nodes leave a large one no place.
 */
export const capacityReplicasFitPool: Rule<'pool'> = {
  id: 'capacity/replicas-fit-pool',
  scope: 'pool',
  waivable: true,
  rationale:
    'Replicas that the autoscaler asks for and the pool has no node for stay pending just when they are needed.',
  check: ({ path, pool, workloads }) => {
    const groups = serviceGroups(workloads);
    if (groups.length === 0) return [];
    const room = available(pool);
    // A replica that fits on no node at all is the finding of another rule.
    if (groups.some(({ request }) => podsPerNode(request, room) < 1)) return [];
    if (holdInAnyOrder(groups, room, pool.nodes.max)) return [];
    const needed = nodesInAnyOrder(groups, room);
    return [
      {
        path: [...path, 'nodes', 'max'],
        problem: `${groups.length === 1 ? 'its service needs' : `its ${groups.length} services together may need`} ${needed} nodes at most replicas with one rollout each: ${groups.map((group) => `${group.name} ${group.pods}`).join(', ')}${groups.length === 1 ? '' : ', in whatever order their pods come'}`,
        value: pool.nodes.max,
        allowed: `at least ${needed}`,
        fix: 'allow more nodes or larger ones, or fewer replicas',
      },
    ];
  },
};
