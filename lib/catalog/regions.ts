import { assertNever } from '../units/assert-never';
import { awsZoneId, eksUnsupportedZoneIds, hasAwsZoneIdForm, isAwsZoneId } from './aws-zone-ids';
import type { CloudProvider } from './cloud-providers';
import { azureWithoutZones, regionNames } from './region-names';

// GCP regions with zones other than a, b and c.
const gcpZoneLetters = new Map<string, readonly string[]>(
  Object.entries({
    'europe-west1': ['b', 'c', 'd'],
    'us-central1': ['a', 'b', 'c', 'f'],
    'us-east1': ['b', 'c', 'd'],
  }),
);

// AWS regions in which some accounts have no zone a, b or c.
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

/** Whether a region is in the catalog. A newer region may be missing. */
export function isKnownRegion(provider: CloudProvider, region: string): boolean {
  return regionNames[provider].includes(region);
}

/**
 * Names of the zones of a region in the cloud's notation: `us-east-1a`, `us-central1-f`, `2`.
 *
 * On AWS the letters depend on the account and some accounts lack one of them, so these are only the usual names. Empty
 * for an Azure location that has no zones or is not in the catalog.
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

/** The allowed zones of a cluster in a region. */
interface ZoneNames {
  /** Names, or a description of the names. */
  readonly allowed: readonly string[] | string;
  has(zone: string): boolean;
  /**
   * Whether a zone, also one of another region, is written as an id, which names the same zone in every account.
   * @default - no zone has an id
   */
  isId?(zone: string): boolean;
  /** Zones in which the cloud cannot place the control plane. @default - none */
  readonly withoutControlPlane?: ReadonlySet<string>;
}

/**
 * The allowed zones of a cluster in a region. On AWS these are more than `zones` returns, because the letters depend on
 * the account; no region has more than six. In a region outside the catalog, any zone in the cloud's notation is
 * allowed.
 */
export function zoneNames(provider: CloudProvider, region: string): ZoneNames {
  switch (provider) {
    case 'eks':
      return {
        allowed: `${region}a to ${region}f, if the account has the zone, or ids such as ${awsZoneId(region, '1')}`,
        has: (zone) =>
          isAwsZoneId(region, zone) || (zone.startsWith(region) && /^[a-f]$/.test(zone.slice(region.length))),
        isId: hasAwsZoneIdForm,
        withoutControlPlane: eksUnsupportedZoneIds,
      };
    case 'gke':
      return isKnownRegion('gke', region) ? listed(zones('gke', region)) : anyLetter(region);
    case 'aks':
      return listed(isKnownRegion('aks', region) ? zones('aks', region) : azureZones);
    default:
      return assertNever(provider);
  }
}

function listed(allowed: readonly string[]): ZoneNames {
  return { allowed, has: (zone) => allowed.includes(zone) };
}

function anyLetter(region: string): ZoneNames {
  return {
    allowed: `${region}- followed by a letter`,
    has: (zone) => zone.startsWith(`${region}-`) && /^[a-z]$/.test(zone.slice(region.length + 1)),
  };
}
