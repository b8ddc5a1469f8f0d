import type { ModelPlatformPart } from '../../../../lib/definition/part';
import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import type { ConsumerSpec } from '../../../../lib/definition/service';
import { existingDefinition, serverImage, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { planOf } from '../../../fixtures/plan-of';

const id = 'network/call-allowed';

/** A part of `shop` with a service that these consumers can call. */
function withPart(consumers: readonly ConsumerSpec[], calls?: readonly string[]): ModelPlatformDefinition {
  const part: ModelPlatformPart = {
    team: 'shop',
    services: {
      rank: {
        pool: 'general',
        model: { name: 'churn', version: 'v1' },
        runtime: { kind: 'scikit-learn', image: serverImage },
        consumers,
      },
    },
  };
  const base = existingDefinition();
  return {
    ...base,
    buckets: { models: { teams: ['ranking', 'shop'] } },
    teams: { ...base.teams, ranking: { ...base.teams?.ranking, ...(calls && { calls }) }, shop: {} },
    include: [part],
  };
}

test('a part cannot open a connection of another team', () => {
  expect(findingsOf(withPart([{ team: 'shop' }, { team: 'ranking' }]), id)).toEqual([
    {
      rule: id,
      path: ['services', 'rank', 'consumers', 1],
      problem: 'the team ranking would call rank, but teams.ranking.calls does not list it',
      value: 'ranking',
      allowed: [],
      fix: 'add rank to teams.ranking.calls in the definition of the platform, or remove the consumer',
    },
  ]);
});

test('a part opens connections of its own team, of gateways and of namespaces outside the platform', () => {
  const consumers = [{ team: 'shop' }, { gateway: 'internal' }, { namespace: 'web' }];
  expect(findingsOf(withPart(consumers), id)).toEqual([]);
});

test('the platform allows the call of a service in a part', () => {
  const definition = withPart([{ team: 'ranking' }], ['rank']);
  expect(findingsOf(definition, id)).toEqual([]);
});

test('a team without calls calls no service of another team', () => {
  expect(findingsOf(withPart([{ team: 'ranking' }], []), id)).toHaveLength(1);
});

test('a service outside the parts opens connections of every team that it names', () => {
  const definition = withService(withPart([{ team: 'shop' }]), { consumers: [{ team: 'shop' }] });
  expect(findingsOf(definition, id)).toEqual([]);
  expect(findingsOf({ ...definition, teams: { ...definition.teams, shop: { calls: [] } } }, id)).toHaveLength(1);
});

test('without parts, a service opens connections of every team that it names', () => {
  const base = existingDefinition();
  const definition = withService(
    { ...base, teams: { ...base.teams, shop: {} } },
    {
      consumers: [{ team: 'shop' }, { gateway: 'internal' }],
    },
  );
  expect(findingsOf(definition, id)).toEqual([]);
  const names = planOf(definition).teams.shop?.networkPolicies.map(({ name }) => name);
  expect(names).toContain('call-churn');
});

test('an unknown service in calls is the only finding: it can be the service that the team calls', () => {
  const definition = withPart([{ team: 'ranking' }], ['rnak']);
  expect(findingsOf(definition, id)).toEqual([]);
  expect(findingsOf(definition, 'reference/known')).toMatchObject([
    { path: ['teams', 'ranking', 'calls', 0], value: 'rnak', fix: 'write "rank", or define "rnak"' },
  ]);
});
