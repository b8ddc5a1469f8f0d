import type { Rule } from '../rule';

/** A pool with a zonal reservation is in the zone of the reservation. */
export const capacityReservationZone: Rule<'managed-cluster'> = {
  id: 'capacity/reservation-zone',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'A reservation of AWS or Google Cloud and a Capacity Block are in one zone: nodes in another zone are refused, and the reservation is billed anyway.',
  check: ({ cluster, cloud }) => {
    if (!cloud.reservationsAreZonal) return [];
    return Object.entries(cluster.nodePools).flatMap(([name, { capacity, zones }]) => {
      if (!capacity || !('reservation' in capacity) || new Set(zones).size === 1) return [];
      // The rule machine/available reports a kind of capacity that the cloud does not have.
      if (cloud.reservationForms[capacity.kind] === undefined) return [];
      return [
        {
          path: ['cluster', 'nodePools', name, 'zones'],
          problem: `the ${capacity.kind} ${capacity.reservation} is in one zone, and the pool has ${zones ? `${new Set(zones).size} zones` : 'no zones set'}`,
          ...(zones && { value: zones }),
          allowed: 'the zone of the reservation',
          fix: `set the zone of the reservation: zones: ['${cluster.region}…']`,
        },
      ];
    });
  },
};
