// Parts of the name of a region that its zone ids abbreviate by more than their first letter.
const directions = new Map<string, string>(
  Object.entries({ northeast: 'ne', northwest: 'nw', southeast: 'se', southwest: 'sw' }),
);

/**
 * Zones in which EKS cannot place a control plane. Source: Amazon EKS User Guide, "Amazon EKS networking requirements for
 * VPC and subnets", 2026-11.
 */
export const eksUnsupportedZoneIds: ReadonlySet<string> = new Set(['use1-az3', 'usw1-az2', 'cac1-az3']);

/**
 * Id of an Availability Zone, such as `use1-az4`. It names the same zone in every account, unlike `us-east-1a`.
 * Source: AWS RAM User Guide, "Availability Zone IDs for your AWS resources", 2026-11.
 */
export function awsZoneId(region: string, number: string): string {
  return `${awsRegionCode(region)}-az${number}`;
}

/** `use1` of `us-east-1`, and `usgw1` of `us-gov-west-1`. */
function awsRegionCode(region: string): string {
  const [continent = '', ...rest] = region.split('-');
  return continent + rest.map((part) => directions.get(part) ?? part.slice(0, 1)).join('');
}

/** Whether a zone is written as an id of the region. No region has more than six zones. */
export function isAwsZoneId(region: string, zone: string): boolean {
  return ['1', '2', '3', '4', '5', '6'].some((number) => zone === awsZoneId(region, number));
}

/** Whether a zone is written as an id of any region, which the name of a zone never is. */
export function hasAwsZoneIdForm(zone: string): boolean {
  return /-az\d+$/.test(zone);
}
