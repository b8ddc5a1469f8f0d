import type { Rule } from '../rule';

/** Where a reservation is in one zone, so is the pool that uses it. */
export const capacityReservationZone: Rule<'platform'> = {
  id: 'capacity/reservation-zone',
  scope: 'platform',
  waivable: true,
  rationale:
    'A reservation of AWS or Google Cloud is in one zone: nodes that begin in another are refused, and it is paid for all the same.',
  check: ({ definition: { cluster } }) => {
    if (cluster.provider !== 'eks' && cluster.provider !== 'gke') return [];
    return Object.entries(cluster.nodePools).flatMap(([name, { capacity, zones }]) => {
      if (capacity?.kind !== 'reservation' || new Set(zones).size === 1) return [];
      return [
        {
          path: ['cluster', 'nodePools', name, 'zones'],
          problem: `the reservation ${capacity.reservation} is in one zone, and the pool ${zones ? 'names others' : 'does not say in which'}`,
          ...(zones && { value: zones }),
          allowed: 'the zone of the reservation',
          fix: `name it: zones: ['${cluster.region}…']`,
        },
      ];
    });
  },
};
