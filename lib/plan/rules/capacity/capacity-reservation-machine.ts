import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule } from '../rule';

/** All pools that name one zonal reservation have its machine type. */
export const capacityReservationMachine: Rule<'managed-cluster'> = {
  id: 'capacity/reservation-machine',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'A reservation of AWS or Google Cloud has one machine type, so it is of no use to a pool with another one.',
  check: ({ cluster, cloud, plan }) => {
    if (!cloud.reservationsAreZonal) return [];
    const first = new Map<string, NodePoolPlan>();
    return Object.entries(cluster.nodePools).flatMap(([name, { capacity }]) => {
      const pool = plan.cluster.pools[name];
      if (!pool || !capacity || !('reservation' in capacity)) return [];
      const other = first.get(capacity.reservation);
      if (other === undefined) first.set(capacity.reservation, pool);
      if (other === undefined || other.machineType === pool.machineType) return [];
      return [
        {
          path: ['cluster', 'nodePools', name, 'capacity', 'reservation'],
          problem: `the reservation has one machine type, and ${other.name} uses it for ${other.machineType} and ${name} for ${pool.machineType}`,
          value: capacity.reservation,
          allowed: `the reservation of another pool, or ${other.machineType}`,
          fix: 'name the reservation of this machine type, or give both pools the machine type of the reservation',
        },
      ];
    });
  },
};
