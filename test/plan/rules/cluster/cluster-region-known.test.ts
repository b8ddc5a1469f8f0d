import { regionNames } from '../../../../lib/catalog/region-names';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'cluster/region-known';
type Provider = 'eks' | 'gke' | 'aks';

const inRegion = (provider: Provider, region: string) => withCluster(definition(provider), { region });

test.each(['eks', 'gke', 'aks'] as const)('every region of %s in the list is known', (provider) => {
  expect(regionNames[provider].flatMap((region) => findingsOf(inRegion(provider, region), id))).toEqual([]);
});

test('a cluster that exists has no region', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('a region that is misspelt is found, with the one that was meant', () => {
  expect(findingsOf(inRegion('eks', 'us-esat-1'), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'region'],
      problem: 'eks has no region of this name in the list of 2026-11-24',
      value: 'us-esat-1',
      allowed: regionNames.eks,
      fix: 'did you mean "us-east-1"?',
    },
  ]);
});

test.each([
  ['gke', 'us-east-1', 'eks', 'did you mean "us-east1"?'],
  ['aks', 'us-east-1', 'eks', 'choose a region of aks'],
  ['eks', 'europe-west4', 'gke', 'choose a region of eks'],
  ['eks', 'westus2', 'aks', 'choose a region of eks'],
] as const)('on %s the region %s is said to be one of %s', (provider, region, owner, fix) => {
  const [finding] = findingsOf(inRegion(provider, region), id);
  expect(finding?.problem).toContain(`; it is one of ${owner}`);
  expect(finding?.fix).toBe(fix);
});

test('a region that is newer than the list is accepted with a waiver', () => {
  const waivers = [{ rule: id, at: 'cluster.region', reason: 'opened last week' }];
  expect(checkModelPlatform({ ...inRegion('gke', 'us-east99'), waivers }).findings).toEqual([]);
});
