import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'secret/name';

function withSecret<D extends ModelPlatformDefinition>(base: D, remote: string): D {
  return { ...base, teams: { ...base.teams, ranking: { secrets: { 'feature-store': { remote } } } } };
}

test('accepts a definition without secrets', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
});

test.each(['eks', 'gke', 'aks'] as const)('accepts letters, digits and hyphens on %s', (provider) => {
  expect(findingsOf(withSecret(definition(provider), 'acme-feature-store'), id)).toEqual([]);
});

test('accepts slashes on EKS only', () => {
  expect(findingsOf(withSecret(definition('eks'), 'acme/feature-store'), id)).toEqual([]);
  for (const provider of ['gke', 'aks'] as const) {
    expect(findingsOf(withSecret(definition(provider), 'acme/feature-store'), id)).toMatchObject([
      { path: ['teams', 'ranking', 'secrets', 'feature-store', 'remote'], value: 'acme/feature-store' },
    ]);
  }
});

test('accepts any name on an existing cluster', () => {
  expect(findingsOf(withSecret(existingDefinition(), 'kv/acme feature store'), id)).toEqual([]);
});

test('requires the project on GKE', () => {
  const { account: _, ...cluster } = definition('gke').cluster;
  const without = withSecret({ ...definition('gke'), cluster }, 'feature-store');
  expect(findingsOf(without, id)).toMatchObject([{ path: ['cluster', 'account'] }]);
});
