import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { definition, withGateway } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'secret/one-owner';

/** Secrets of the teams `ranking` and `shop`. */
function secrets(ranking: string, shop: string, base: ModelPlatformDefinition = definition()) {
  const teams = {
    ranking: { secrets: { store: { remote: ranking } } },
    shop: { secrets: { other: { remote: shop } } },
  };
  return findingsOf({ ...base, teams }, id);
}

test('accepts secrets of one owner, also twice in one team', () => {
  expect(secrets('acme/ranking', 'acme/shop')).toEqual([]);
  const twice = { a: { remote: 'acme/ranking' }, b: { remote: 'acme/ranking' } };
  expect(findingsOf({ ...definition(), teams: { ranking: { secrets: twice }, shop: {} } }, id)).toEqual([]);
});

test('refuses the secret of another team', () => {
  expect(secrets('acme/ranking', 'acme/ranking')).toEqual([
    {
      rule: id,
      path: ['teams', 'shop', 'secrets', 'other', 'remote'],
      problem: 'the secret is also that of the team ranking',
      value: 'acme/ranking',
      fix: 'give each its own secret, or waive this if both are meant to have it',
    },
  ]);
});

test('refuses the secret of a gateway', () => {
  const base = withGateway(definition(), { auth: { apiKeys: { secret: 'keys', remote: 'acme/keys' } } });
  expect(secrets('acme/keys', 'acme/shop', base).map(({ problem }) => problem)).toEqual([
    'the secret is also that of the gateway internal',
  ]);
});

test('refuses the secret of a registry', () => {
  const pull = { kind: 'secret', secret: 'pull', remote: 'acme/shop' } as const;
  const base = { ...definition(), registries: { acme: { kind: 'existing', address: 'ghcr.io/acme', pull } } } as const;
  expect(secrets('acme/ranking', 'acme/shop', base).map(({ problem }) => problem)).toEqual([
    'the secret is also that of the registry acme',
  ]);
});
