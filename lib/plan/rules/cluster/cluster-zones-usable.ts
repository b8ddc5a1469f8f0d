import { zoneNames } from '../../../catalog/regions';
import type { Rule } from '../rule';

/** The zones of a cluster are all names or all ids, and the control plane can be in each of them. */
export const clusterZonesUsable: Rule<'managed-cluster'> = {
  id: 'cluster/zones-usable',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'A name and an id can mean the same zone, and EKS refuses a cluster with a subnet in a zone without its control plane.',
  check: ({ cluster: { provider, region, zones = [] }, cloud }) => {
    const { isId, withoutControlPlane } = zoneNames(provider, region);
    const ids = isId ? zones.filter(isId) : [];
    const mixed = ids.length > 0 && ids.length < zones.length;
    return [
      ...(mixed
        ? [
            {
              path: ['cluster', 'zones'],
              problem: 'some zones are names and some are ids, so two of them can be the same zone',
              value: zones,
              allowed: 'only names, or only ids',
              fix: 'write all zones in one of the two notations',
            },
          ]
        : []),
      ...zones.flatMap((zone, index) =>
        withoutControlPlane?.has(zone)
          ? [
              {
                path: ['cluster', 'zones', index],
                problem: `${cloud.title} cannot place its control plane in this zone`,
                value: zone,
                fix: 'choose another zone of the region',
              },
            ]
          : [],
      ),
    ];
  },
};
