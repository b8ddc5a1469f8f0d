import type { Rule } from '../rule';

/** Nodes with a fast network between them are in one zone. */
export const fabricOneZone: Rule<'platform'> = {
  id: 'fabric/one-zone',
  scope: 'platform',
  waivable: true,
  rationale: 'The fast network between nodes ends at the zone: the cloud refuses the pool, or its nodes never meet.',
  check: ({ definition: { cluster } }) => {
    if (cluster.provider === 'existing') return [];
    return Object.entries(cluster.nodePools).flatMap(([name, { fabric, zones }]) => {
      const count = new Set(zones).size;
      if (!fabric || count < 2) return [];
      return [
        {
          path: ['cluster', 'nodePools', name, 'zones'],
          problem: `nodes with a fabric are in one zone, and there are ${count}`,
          value: zones,
          allowed: 'one zone',
          fix: "name one zone, or take 'zones' away and let the first of the cluster's be taken",
        },
      ];
    });
  },
};
