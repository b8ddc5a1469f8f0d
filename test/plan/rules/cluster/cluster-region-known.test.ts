import { regionNames } from '../../../../lib/catalog/region-names';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { definition, existingDefinition, withCluster } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'cluster/region-known';
type Provider = 'eks' | 'gke' | 'aks';

const inRegion = (provider: Provider, region: string) => withCluster(definition(provider), { region });

test.each(['eks', 'gke', 'aks'] as const)('accepts every region of %s in the list', (provider) => {
  expect(regionNames[provider].flatMap((region) => findingsOf(inRegion(provider, region), id))).toEqual([]);
});

test('accepts an existing cluster', () => {
  expect(findingsOf(existingDefinition(), id)).toEqual([]);
});

test('suggests a similar name for an unknown region', () => {
  expect(findingsOf(inRegion('eks', 'us-esat-1'), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'region'],
      problem: 'eks has no region with this name in the list of 2026-11-24',
      value: 'us-esat-1',
      allowed: regionNames.eks,
      fix: 'write "us-east-1"',
    },
  ]);
});

test.each([
  ['gke', 'us-east-1', 'eks', 'write "us-east1"'],
  ['aks', 'us-east-1', 'eks', 'choose a region of aks'],
  ['eks', 'europe-west4', 'gke', 'choose a region of eks'],
  ['eks', 'westus2', 'aks', 'choose a region of eks'],
] as const)('refuses on %s the region %s of %s', (provider, region, owner, fix) => {
  const [finding] = findingsOf(inRegion(provider, region), id);
  expect(finding?.problem).toContain(`; it is a region of ${owner}`);
  expect(finding?.fix).toBe(fix);
});

test.each([
  ['eks', 'us-esat-1', 'us-east-1'],
  ['eks', 'euwest1', 'eu-west-1'],
  ['gke', 'europe-west-4', 'europe-west4'],
  ['gke', 'europe-wst4', 'europe-west4'],
  ['aks', 'east-us-2', 'eastus2'],
  ['aks', 'estus', 'eastus'],
] as const)('suggests on %s for %s: %s', (provider, region, name) => {
  expect(findingsOf(inRegion(provider, region), id)[0]?.fix).toBe(`write "${name}"`);
});

test.each([
  ['another number', 'eks', 'eu-west-7'],
  ['another number', 'gke', 'us-east99'],
  ['another number', 'aks', 'westus9'],
  ['no number', 'eks', 'us-east'],
  ['another continent', 'eks', 'us-central-1'],
  ['another continent', 'eks', 'sa-west-1'],
  ['another continent', 'gke', 'us-northeast1'],
  ['another direction', 'eks', 'me-north-1'],
  ['another direction', 'aks', 'koreanorth'],
  ['two similar names', 'eks', 'us-wast-1'],
] as const)('suggests no region with %s on %s for %s', (_, provider, region) => {
  expect(findingsOf(inRegion(provider, region), id)[0]?.fix).toBe(`choose a region of ${provider}`);
});

test('accepts a newer region with a waiver', () => {
  const waivers = [{ rule: id, at: 'cluster.region', reason: 'opened last week' }];
  expect(checkModelPlatform({ ...inRegion('gke', 'us-east99'), waivers }).findings).toEqual([]);
});
