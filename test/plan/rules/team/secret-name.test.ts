import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { definition, existingDefinition } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'secret/name';

function withSecret<D extends ModelPlatformDefinition>(base: D, remote: string): D {
  return { ...base, teams: { ...base.teams, ranking: { secrets: { 'feature-store': { remote } } } } };
}

test('a definition without secrets has none of a wrong name', () => {
  expect(findingsOf(definition(), id)).toEqual([]);
});

test.each(['eks', 'gke', 'aks'] as const)('letters, digits and hyphens are taken everywhere (%s)', (provider) => {
  expect(findingsOf(withSecret(definition(provider), 'acme-feature-store'), id)).toEqual([]);
});

test('only AWS takes folders', () => {
  expect(findingsOf(withSecret(definition('eks'), 'acme/feature-store'), id)).toEqual([]);
  for (const provider of ['gke', 'aks'] as const) {
    expect(findingsOf(withSecret(definition(provider), 'acme/feature-store'), id)).toMatchObject([
      { path: ['teams', 'ranking', 'secrets', 'feature-store', 'remote'], value: 'acme/feature-store' },
    ]);
  }
});

test('what people have made on a cluster of their own has any name', () => {
  expect(findingsOf(withSecret(existingDefinition(), 'kv/acme feature store'), id)).toEqual([]);
});

test('on Google Cloud the project must be given', () => {
  const { account: _, ...cluster } = definition('gke').cluster;
  const without = withSecret({ ...definition('gke'), cluster }, 'feature-store');
  expect(findingsOf(without, id)).toMatchObject([{ path: ['cluster', 'account'] }]);
});
