import type { CloudProvider } from '../../lib/catalog/cloud-providers';
import { pricedRegions } from '../../lib/catalog/machines';
import { azureWithoutZones, regionNames, regionSources } from '../../lib/catalog/region-names';
import { isKnownRegion, zoneNames, zones } from '../../lib/catalog/regions';

const providers: readonly CloudProvider[] = ['eks', 'gke', 'aks'];

describe.each(providers)('regions of %s', (provider) => {
  test('are sorted, unique and in the notation of the cloud', () => {
    const spelling = { eks: /^[a-z]{2}(-gov)?-[a-z]+-\d$/, gke: /^[a-z]+-[a-z]+\d+$/, aks: /^[a-z]+\d?$/ };
    const names = regionNames[provider];
    expect(names).toEqual([...new Set(names)].sort());
    expect(names.filter((name) => !spelling[provider].test(name))).toEqual([]);
  });

  test('include every region with a price', () => {
    expect(pricedRegions(provider).filter((region) => !isKnownRegion(provider, region))).toEqual([]);
  });

  test('do not include regions of another cloud', () => {
    const others = providers.filter((other) => other !== provider).flatMap((other) => regionNames[other]);
    expect(regionNames[provider].filter((name) => others.includes(name))).toEqual([]);
  });

  test('have sources', () => {
    expect(regionSources[provider].from).toMatch(/^(https:\/\/|[\w.-]+\/[\w.-]+:)/);
    expect(regionSources[provider].date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test('have allowed zones', () => {
    expect.hasAssertions();
    for (const region of regionNames[provider]) {
      const names = zoneNames(provider, region);
      expect([region, zones(provider, region).filter((zone) => !names.has(zone))]).toEqual([region, []]);
    }
  });
});

test('every Azure location without zones is a known location', () => {
  expect([...azureWithoutZones].filter((name) => !isKnownRegion('aks', name))).toEqual([]);
});

test.each([
  ['eks', 'us-west-2', ['us-west-2a', 'us-west-2b', 'us-west-2c']],
  ['eks', 'us-west-1', ['us-west-1a', 'us-west-1c']],
  ['gke', 'us-central1', ['us-central1-a', 'us-central1-b', 'us-central1-c', 'us-central1-f']],
  ['gke', 'us-east1', ['us-east1-b', 'us-east1-c', 'us-east1-d']],
  ['gke', 'europe-west4', ['europe-west4-a', 'europe-west4-b', 'europe-west4-c']],
  ['aks', 'eastus', ['1', '2', '3']],
  ['aks', 'westus', []],
  ['aks', 'atlantis', []],
] as const)('zones of %s %s', (provider, region, names) => {
  expect(zones(provider, region)).toEqual(names);
});

test.each([
  ['eks', 'us-east-1', 'us-east-1f', true],
  ['eks', 'us-east-1', 'us-east-1g', false],
  ['eks', 'us-east-1', 'us-east-2a', false],
  ['gke', 'us-east1', 'us-east1-a', false],
  ['gke', 'us-east1', 'us-east1-d', true],
  ['gke', 'us-east99', 'us-east99-a', true],
  ['gke', 'us-east99', 'us-east9-a', false],
  ['aks', 'eastus', '3', true],
  ['aks', 'eastus', 'eastus-1', false],
  ['aks', 'westus', '1', false],
  ['aks', 'atlantis', '1', true],
] as const)('%s %s allows the zone %s: %p', (provider, region, zone, has) => {
  expect(zoneNames(provider, region).has(zone)).toBe(has);
});
