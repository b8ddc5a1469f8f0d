import { cloudProviders } from '../../../catalog/cloud-providers';
import { nearRegion } from '../../../catalog/near-region';
import { regionNames, regionSources } from '../../../catalog/region-names';
import { isKnownRegion } from '../../../catalog/regions';
import type { Rule } from '../rule';

/** The region is a region of the cloud. */
export const clusterRegionKnown: Rule<'managed-cluster'> = {
  id: 'cluster/region-known',
  scope: 'managed-cluster',
  waivableBy: 'platform',
  rationale:
    'The cloud refuses an unknown region minutes into a deployment. Accept a region that is newer than the list with a waiver.',
  check: ({ cluster }) => {
    const { provider, region } = cluster;
    if (isKnownRegion(provider, region)) return [];
    const owner = cloudProviders.find((other) => isKnownRegion(other, region));
    const near = nearRegion(provider, region);
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
