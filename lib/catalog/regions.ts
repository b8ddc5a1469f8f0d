import type { CloudProvider } from './machines';
import type { Source } from './source';

/** Where the zone names come from. Zones of a region change rarely, but they do: a cluster may name its own. */
export const zoneSources: readonly Source[] = [
  { name: 'zones of GCP regions', from: 'https://cloud.google.com/compute/docs/regions-zones', date: '2026-11-24' },
  {
    name: 'Azure availability zones',
    from: 'https://learn.microsoft.com/azure/reliability/availability-zones-overview',
    date: '2026-11-24',
  },
];

// GCP regions whose zones are not a, b and c.
const gcpZoneLetters = new Map<string, readonly string[]>(
  Object.entries({
    'europe-west1': ['b', 'c', 'd'],
    'us-central1': ['a', 'b', 'c', 'f'],
    'us-east1': ['b', 'c', 'd'],
  }),
);

// AWS regions that show some accounts no zone a, b or c.
const awsZoneLetters = new Map<string, readonly string[]>(
  Object.entries({
    'ap-northeast-1': ['a', 'c', 'd'],
    'ca-central-1': ['a', 'b', 'd'],
    'us-west-1': ['a', 'c'],
  }),
);

const azureZones = ['1', '2', '3'] as const;
const firstLetters = ['a', 'b', 'c'] as const;

/**
 * Names of the zones of a region in the cloud's own spelling: `us-east-1a`, `us-central1-f`, `2`.
 *
 * On AWS the letters are those of the account and some accounts miss one of them, so the first three are only a
 * convention. Some Azure regions have no zones; nothing here says which.
 */
export function zones(provider: CloudProvider, region: string): readonly string[] {
  switch (provider) {
    case 'eks':
      return (awsZoneLetters.get(region) ?? firstLetters).map((letter) => `${region}${letter}`);
    case 'gke':
      return (gcpZoneLetters.get(region) ?? firstLetters).map((letter) => `${region}-${letter}`);
    case 'aks':
      return azureZones;
  }
}
