import type { Rule } from '../rule';

/** The nodes of a pool with a fabric are in one zone. */
export const fabricOneZone: Rule<'managed-cluster'> = {
  id: 'fabric/one-zone',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale: 'A fabric does not cross zones: the cloud refuses the pool, or its nodes cannot connect.',
  check: ({ cluster }) =>
    Object.entries(cluster.nodePools).flatMap(([name, { fabric, zones }]) => {
      const count = new Set(zones).size;
      if (!fabric || count < 2) return [];
      return [
        {
          path: ['cluster', 'nodePools', name, 'zones'],
          problem: `a fabric needs one zone, and the pool has ${count}`,
          value: zones,
          allowed: 'one zone',
          fix: "set one zone, or remove 'zones' to use the first zone of the cluster",
        },
      ];
    }),
};
