import { formatPath } from '../../../lib/errors';
import { type Checked, checkModelPlatform } from '../../../lib/plan/plan';
import { definition, existingDefinition, withService } from '../../fixtures/definition';

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

describe('with an invalid key', () => {
  const { general } = base.cluster.nodePools;
  const versions = { v1: base.models?.churn?.versions.v1, V_2: base.models?.churn?.versions.v2 };
  const twoVersions = {
    ...withService(base, { model: { name: 'churn', version: 'v2' } }),
    models: { churn: { ...base.models?.churn, versions } },
  };

  test.each<[string, unknown, readonly string[]]>([
    ['a gateway', { ...base, gateways: { Web_1: base.gateways?.internal } }, ['gateways.Web_1', 'services.churn']],
    ['a team', { ...base, teams: { Ranking: {}, shop: {} } }, ['teams.Ranking', 'services.churn']],
    ['a version', twoVersions, ['models.churn.versions.V_2', 'services.churn']],
    [
      'a pool',
      {
        ...base,
        cluster: { ...base.cluster, nodePools: { general, GPU: general } },
        services: { churn: { ...churn, pool: 'genral' } },
      },
      ['cluster.nodePools.GPU', 'services.churn'],
    ],
  ])('of %s, findings have no names of a repair', (_, wrong, entries) => {
    expect(JSON.stringify(checked(wrong).findings)).not.toMatch(/stand-in/i);
    expect(problemsOf(wrong)).toEqual([`definition/format ${entries[0]}`]);
    expect(notCheckedOf(wrong)).toEqual(entries);
  });
});

describe('problems of the shape that show after a correction are reported', () => {
  const pool = { machine: { cpu: 8, memory: 32 }, nodes: { min: 2, max: 4 } };
  const versions = { name: 'churn', version: 'v2', previous: 'v1' };

  test.each<[string, unknown, readonly string[]]>([
    [
      'of the provider',
      { ...base, cluster: { ...base.cluster, provider: 'EKS', nodePools: { general: pool } } },
      ['definition/choice cluster.provider', 'definition/type cluster.nodePools.general.machine.memory'],
    ],
    [
      'of elements of a list',
      withService(base, { model: versions, rollout: { kind: 'canary', steps: [50, 25, 150, 'x'] } } as never),
      [2, 3, 1].map((index) => `definition/${index === 3 ? 'type' : 'range'} services.churn.rollout.steps[${index}]`),
    ],
    [
      'of a kind',
      withService(base, { runtime: { kind: 'scikit-lern', contextTokens: 9, imge: 7 } } as never),
      [
        'definition/choice services.churn.runtime.kind',
        'definition/unknown-field services.churn.runtime.contextTokens',
        'definition/unknown-field services.churn.runtime.imge',
        'definition/type services.churn.runtime.imge',
      ],
    ],
  ])('%s', (_, wrong, problems) => {
    expect(problemsOf(wrong)).toEqual(problems);
  });

  test('but not those of a form that a repair chose', () => {
    const wrong = { ...base, cluster: { ...existingDefinition().cluster, provider: 'openstack' } };
    expect(problemsOf(wrong)).toEqual(['definition/choice cluster.provider']);
    expect(notCheckedOf(wrong)).toContain('cluster.nodePools.general');
  });

  test('but not that a list is empty without its invalid elements', () => {
    const wrong = withService(base, { model: versions, rollout: { kind: 'canary', steps: ['x'] } } as never);
    expect(problemsOf(wrong)).toEqual(['definition/type services.churn.rollout.steps[0]']);
  });
});

test('findings of a provider that is only a guess are not reported', () => {
  const cloud = (provider: string) => ({ ...base, cluster: { ...base.cluster, provider } });
  for (const provider of ['aws', 'zks']) {
    expect(problemsOf(cloud(provider))).toEqual(['definition/choice cluster.provider']);
    expect(notCheckedOf(cloud(provider))).toContain('cluster');
  }
});

test('only the field of another form is left out', () => {
  const general = { machine: { type: 'm9i.2xlarge', arch: 'amd64' }, nodes: { min: 2, max: 4 } };
  expect(problemsOf({ ...base, cluster: { ...base.cluster, nodePools: { general } } })).toEqual([
    'definition/unknown-field cluster.nodePools.general.machine.arch',
    'machine/available cluster.nodePools.general.machine.type',
  ]);
});

test.each([{ cpu: 8 }, { type: 'm7i.2xlarge', cpu: 8 }, { cpu: 8, arch: 'arm64' }])(
  'a machine with CPUs and without memory lacks a field: %j',
  (machine) => {
    const general = { machine, nodes: { min: 2, max: 4 } };
    expect(problemsOf({ ...base, cluster: { ...base.cluster, nodePools: { general } } })).toEqual([
      'definition/missing-field cluster.nodePools.general.machine.memory',
    ]);
  },
);

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

  test('has no reason if several values are invalid', () => {
    const { notChecked } = checked(withService(base, { scale: { max: 'many' }, drain: 'soon' } as never));
    expect(notChecked).toContainEqual({ path: ['cluster', 'nodePools', 'general'], because: [] });
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
    expect(notCheckedOf(wrong)).toContain('services.churn');
  });

  test('with an unknown field do not make names unknown or unused', () => {
    const model = { ...service, model: { name: 'other', version: 'v1' } };
    const include = [{ team: 'ranking', modules: {}, services: { churn: { ...model, pool: 'unknown' } } }];
    const wrong = { ...platform, include };
    expect(problemsOf(wrong)).toEqual(['part/foreign-field include[0].modules', 'reference/known services.churn.pool']);
    expect(notCheckedOf(wrong)[0]).toBe('include[0].modules');
  });
});
