import type { CloudProvider } from '../../../catalog/machines';
import { regionNames, regionSources } from '../../../catalog/region-names';
import { isKnownRegion } from '../../../catalog/regions';
import { closest } from '../../../units/closest';
import type { Rule } from '../rule';

const providers: readonly CloudProvider[] = ['eks', 'gke', 'aks'];

/** The region is one of the cloud's. */
export const clusterRegionKnown: Rule<'platform'> = {
  id: 'cluster/region-known',
  scope: 'platform',
  waivable: true,
  rationale:
    'A region that is misspelt or of another cloud is refused minutes into a deployment; accept one that is newer than the list with a waiver.',
  check: ({ definition: { cluster } }) => {
    if (cluster.provider === 'existing') return [];
    const { provider, region } = cluster;
    if (isKnownRegion(provider, region)) return [];
    const owner = providers.find((other) => isKnownRegion(other, region));
    const near = closest(region, regionNames[provider]);
    return [
      {
        path: ['cluster', 'region'],
        problem: `${provider} has no region of this name in the list of ${regionSources[provider].date}${
          owner === undefined ? '' : `; it is one of ${owner}`
        }`,
        value: region,
        allowed: regionNames[provider],
        fix: near ? `did you mean ${JSON.stringify(near)}?` : `choose a region of ${provider}`,
      },
    ];
  },
};
