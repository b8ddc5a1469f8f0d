import { formatPath } from '../../../lib/errors';
import { type Checked, checkModelPlatform } from '../../../lib/plan/plan';
import { definition, withService } from '../../fixtures/definition';

const base = definition();
const churn = base.services?.churn;

function checked(value: unknown): Checked {
  return checkModelPlatform(value as never);
}

/** Rule and path of each finding. */
function problemsOf(value: unknown): readonly string[] {
  return checked(value).findings.map(({ rule, path }) => `${rule} ${formatPath(path)}`);
}

function notCheckedOf(value: unknown): readonly string[] {
  return checked(value).notChecked.map(({ path }) => formatPath(path));
}

describe('problems elsewhere are reported', () => {
  test('with an invalid member', () => {
    const teams = { ...base.teams, ranking: { members: { 'ml-engineer': ['ranking'] } } };
    const services = { churn, extra: { ...churn, team: 'unknown', consumers: [] } };
    expect(problemsOf({ ...base, teams, services })).toEqual([
      'definition/format teams.ranking.members.ml-engineer[0]',
      'reference/known services.extra.team',
    ]);
  });

  test('with an invalid optional field of the same service', () => {
    const services = { churn: { ...churn, drain: 'soon', team: 'unknown' } };
    expect(problemsOf({ ...base, services })).toEqual([
      'definition/format services.churn.drain',
      'reference/known services.churn.team',
    ]);
  });

  test('with an invalid required field of the same service', () => {
    const services = { churn: { ...churn, pool: 3, disruption: { minAvailable: 99 } } };
    expect(problemsOf({ ...base, services })).toEqual([
      'definition/type services.churn.pool',
      'disruption/allows-drain services.churn.disruption.minAvailable',
    ]);
  });

  test('with an invalid cluster', () => {
    const wrong = { ...withService(base, { team: 'unknown' }), cluster: { ...base.cluster, region: 7 } };
    expect(problemsOf(wrong)).toEqual(['definition/type cluster.region', 'reference/known services.churn.team']);
  });

  test('with a misspelt section', () => {
    const { services, ...rest } = withService(base, { team: 'unknown' });
    expect(problemsOf({ ...rest, service: services })).toEqual([
      'definition/unknown-field service',
      'reference/known services.churn.team',
    ]);
  });

  test('with the indexes of the definition as written', () => {
    const consumers = [{ gatway: 7 }, { team: 'ranking' }, { team: 'unknown' }];
    expect(problemsOf(withService(base, { consumers } as never))).toContain(
      'reference/known services.churn.consumers[2].team',
    );
  });

  test('with a name that is not a DNS label', () => {
    const teams = { ranking: {}, shop: {}, Search: {} };
    expect(problemsOf({ ...base, teams, buckets: { ...base.buckets, spare: {} } })).toEqual([
      'definition/format teams.Search',
      'reference/used buckets.spare',
    ]);
  });
});

describe('consequences of an invalid value are not reported', () => {
  test.each([
    ['an unknown team', { ...base, teams: { ...base.teams, ranking: 3 } }],
    [
      'a pool without nodes',
      {
        ...base,
        cluster: { ...base.cluster, nodePools: { general: { machine: { cpu: 4, memory: '16Gi' }, nodes: 4 } } },
      },
    ],
    ['an unused gateway', withService(base, { consumers: [{ gatway: 'internal' }] } as never)],
    ['an unused bucket', { ...base, models: { churn: { ...base.models?.churn, bucket: 7 } } }],
    ['an unknown model', { ...base, models: 'none' }],
    ['a service without consumers', withService(base, { consumers: 'all' } as never)],
    ['a canary without objective', withService(base, canaryWithoutObjective())],
    ['a waiver that is not used', withWaiver({ slo: { availability: 'high' } })],
    ['an unwaived finding', { ...base, buckets: { ...base.buckets, spare: {} }, waivers: [{ at: 'buckets.spare' }] }],
  ])('%s', (_, wrong) => {
    const rules = checked(wrong).findings.map(({ rule }) => rule);
    expect(rules.filter((rule) => !rule.startsWith('definition/'))).toEqual([]);
    expect(rules).not.toEqual([]);
  });

  function canaryWithoutObjective(): never {
    const previous = { model: { name: 'churn', version: 'v2', previous: 'v1' } };
    return { ...previous, slo: { availability: 'high' }, rollout: { kind: 'canary', steps: [10] } } as never;
  }

  function withWaiver(change: object): unknown {
    const waivers = [{ rule: 'slo/single-replica', at: 'services.churn', reason: 'a test' }];
    return { ...withService(base, { scale: { min: 1, max: 2 }, ...change } as never), waivers };
  }
});

describe('what is not checked', () => {
  test('is empty without invalid values', () => {
    expect(checked(base).notChecked).toEqual([]);
  });

  test('is the invalid field only if nothing depends on it', () => {
    expect(notCheckedOf(withService(base, { drain: 'soon' } as never))).toEqual(['services.churn.drain']);
  });

  test('contains what depends on the invalid field, with the reason', () => {
    const { notChecked } = checked(withService(base, { scale: { max: 'many' } } as never));
    const max = ['services', 'churn', 'scale', 'max'];
    expect(notChecked).toContainEqual({ path: max, because: [max] });
    expect(notChecked).toContainEqual({ path: ['cluster', 'nodePools', 'general'], because: [max] });
  });

  test('is the whole definition if it is not a map or has too many problems', () => {
    expect(notCheckedOf([])).toEqual(['']);
    const consumers = Array.from({ length: 1001 }, () => 3);
    expect(notCheckedOf(withService(base, { consumers } as never))).toEqual(['']);
  });
});

describe('parts', () => {
  const { services: _, ...platform } = base;
  const service = { ...churn, team: undefined };

  test('with an unknown team are checked otherwise', () => {
    const part = { team: 'rankin', services: { churn: { ...service, pool: 'unknown' } } };
    const wrong = { ...platform, include: [part] };
    expect(problemsOf(wrong)).toEqual(['part/unknown-team include[0].team', 'reference/known services.churn.pool']);
    expect(notCheckedOf(wrong)).toContain('services.churn.team');
  });

  test('with an unknown field do not make names unknown or unused', () => {
    const model = { ...service, model: { name: 'other', version: 'v1' } };
    const include = [{ team: 'ranking', modules: {}, services: { churn: { ...model, pool: 'unknown' } } }];
    const wrong = { ...platform, include };
    expect(problemsOf(wrong)).toEqual(['part/foreign-field include[0].modules', 'reference/known services.churn.pool']);
    expect(notCheckedOf(wrong)[0]).toBe('include[0].modules');
  });
});
