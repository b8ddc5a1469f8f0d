import { assertNever } from '../units/assert-never';
import type { CloudProvider } from './machines';
import { azureWithoutZones, regionNames } from './region-names';

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
    'cn-north-1': ['a', 'b'],
    'us-west-1': ['a', 'c'],
  }),
);

const azureZones = ['1', '2', '3'] as const;
const firstLetters = ['a', 'b', 'c'] as const;

/** Whether the catalog knows a region. One that it does not know may be younger than its list. */
export function isKnownRegion(provider: CloudProvider, region: string): boolean {
  return regionNames[provider].includes(region);
}

/**
 * Names of the zones of a region in the cloud's own spelling: `us-east-1a`, `us-central1-f`, `2`.
 *
 * On AWS the letters are those of the account and some accounts miss one of them, so these are only a convention. Of an
 * Azure location that has no zones, or that the catalog does not know, there are none.
 */
export function zones(provider: CloudProvider, region: string): readonly string[] {
  switch (provider) {
    case 'eks':
      return (awsZoneLetters.get(region) ?? firstLetters).map((letter) => `${region}${letter}`);
    case 'gke':
      return (gcpZoneLetters.get(region) ?? firstLetters).map((letter) => `${region}-${letter}`);
    case 'aks':
      return isKnownRegion('aks', region) && !azureWithoutZones.has(region) ? azureZones : [];
    default:
      return assertNever(provider);
  }
}

/** What a cluster in a region may name as its zones. */
export interface ZoneNames {
  /** Names, or a description of them. */
  readonly allowed: readonly string[] | string;
  has(zone: string): boolean;
}

/**
 * The zones that a cluster in a region may name. On AWS these are more than `zones` says, since the letters depend on
 * the account; no region has more than six. Of a region that the catalog does not know, any that are spelt as they should.
 */
export function zoneNames(provider: CloudProvider, region: string): ZoneNames {
  if (provider === 'eks') {
    const letters = ['a', 'b', 'c', 'd', 'e', 'f'];
    return {
      allowed: `${region}a to ${region}f, as far as the account has them`,
      has: (zone) => letters.some((letter) => zone === `${region}${letter}`),
    };
  }
  if (provider === 'gke' && !isKnownRegion('gke', region)) {
    return {
      allowed: `${region}- and a letter`,
      has: (zone) => zone.startsWith(`${region}-`) && /^[a-z]$/.test(zone.slice(region.length + 1)),
    };
  }
  const allowed = provider === 'aks' && !isKnownRegion('aks', region) ? azureZones : zones(provider, region);
  return { allowed, has: (zone) => allowed.some((name) => name === zone) };
}
