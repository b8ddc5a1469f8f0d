import { awsZoneId, isAwsZoneId } from '../../lib/catalog/aws-zone-ids';
import { isSoldInZone, regionsSelling, zoneSource, zonesSelling } from '../../lib/catalog/machine-zones';
import { eksMachineZones } from '../../lib/catalog/machine-zones-eks';
import { gkeMachineZones } from '../../lib/catalog/machine-zones-gke';
import { machineType } from '../../lib/catalog/machines';
import { isKnownRegion, zoneNames } from '../../lib/catalog/regions';

test.each([
  ['eks', eksMachineZones],
  ['gke', gkeMachineZones],
] as const)('the zones of %s are zones of known regions, and their machines are in the catalog', (provider, table) => {
  expect(table.rows.length).toBeGreaterThan(0);
  for (const { machines, zones } of table.rows) {
    expect(machines.filter((name) => machineType(provider, name) === undefined)).toEqual([]);
    for (const [region, characters] of Object.entries(zones)) {
      expect([region, isKnownRegion(provider, region)]).toEqual([region, true]);
      const names = [...characters].map((character) => table.zone(region, character));
      expect(names.filter((name) => !zoneNames(provider, region).has(name))).toEqual([]);
      expect(names).toEqual([...new Set(names)].sort());
    }
  }
});

test('no machine type is in two rows', () => {
  for (const { rows } of [eksMachineZones, gkeMachineZones]) {
    const names = rows.flatMap(({ machines }) => machines);
    expect(names).toEqual([...new Set(names)]);
  }
});

test('the zones have a source with its version and date', () => {
  expect(zoneSource('gke')).toMatchObject({ from: expect.stringMatching(/^[\w-]+\/[\w-]+:.+@[0-9a-f]{8}$/) });
  expect(zoneSource('aks')).toBeUndefined();
});

test.each([
  ['us-east-1', 'use1-az4'],
  ['us-gov-west-1', 'usgw1-az4'],
  ['ap-northeast-2', 'apne2-az4'],
  ['ap-southeast-3', 'apse3-az4'],
  ['cn-northwest-1', 'cnnw1-az4'],
  ['me-central-1', 'mec1-az4'],
])('zone ids of %s have the form %s', (region, id) => {
  expect(awsZoneId(region, '4')).toBe(id);
  expect(isAwsZoneId(region, id)).toBe(true);
});

test.each(['us-east-1d', 'use1-az7', 'use1-az44', 'use1-atl2-az1', 'use2-az4', ''])(
  'in us-east-1 %j is no zone id',
  (zone) => {
    expect(isAwsZoneId('us-east-1', zone)).toBe(false);
  },
);

test('H200 machines of Google Cloud are sold in one zone of us-central1', () => {
  expect(zonesSelling('gke', 'us-central1', 'a3-ultragpu-8g')).toEqual(['us-central1-b']);
  expect(isSoldInZone('gke', 'us-central1', 'a3-ultragpu-8g', 'us-central1-b')).toBe(true);
  expect(isSoldInZone('gke', 'us-central1', 'a3-ultragpu-8g', 'us-central1-a')).toBe(false);
  expect(regionsSelling('gke', 'a3-ultragpu-8g')).toContain('us-south1');
});

test('nothing is known of other machines, of other regions, and of zone names of AWS', () => {
  expect(zonesSelling('gke', 'us-central1', 'e2-standard-4')).toBeUndefined();
  expect(isSoldInZone('gke', 'us-central1', 'e2-standard-4', 'us-central1-a')).toBeUndefined();
  expect(isSoldInZone('gke', 'europe-west12', 'g2-standard-4', 'europe-west12-a')).toBeUndefined();
  expect(isSoldInZone('eks', 'us-west-2', 'p5e.48xlarge', 'us-west-2a')).toBeUndefined();
  expect(isSoldInZone('eks', 'us-west-2', 'p5e.48xlarge', 'usw2-az3')).toBe(true);
  expect(isSoldInZone('aks', 'eastus', 'Standard_NC4as_T4_v3', '1')).toBeUndefined();
});
