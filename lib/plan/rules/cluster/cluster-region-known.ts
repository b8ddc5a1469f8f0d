import type { CloudProvider } from '../../../catalog/machines';
import { regionNames, regionSources } from '../../../catalog/region-names';
import { isKnownRegion } from '../../../catalog/regions';
import { closest } from '../../../units/closest';
import type { Rule } from '../rule';

const providers: readonly CloudProvider[] = ['eks', 'gke', 'aks'];

/** The region is a region of the cloud. */
export const clusterRegionKnown: Rule<'platform'> = {
  id: 'cluster/region-known',
  scope: 'platform',
  waivable: true,
  rationale:
    'The cloud refuses an unknown region minutes into a deployment. Accept a region that is newer than the list with a waiver.',
  check: ({ definition: { cluster } }) => {
    if (cluster.provider === 'existing') return [];
    const { provider, region } = cluster;
    if (isKnownRegion(provider, region)) return [];
    const owner = providers.find((other) => isKnownRegion(other, region));
    const near = closest(region, regionNames[provider]);
    return [
      {
        path: ['cluster', 'region'],
        problem: `${provider} has no region with this name in the list of ${regionSources[provider].date}${
          owner === undefined ? '' : `; it is a region of ${owner}`
        }`,
        value: region,
        allowed: regionNames[provider],
        fix: near ? `write ${JSON.stringify(near)}` : `choose a region of ${provider}`,
      },
    ];
  },
};
