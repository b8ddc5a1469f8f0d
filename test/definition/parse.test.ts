import { parseModelPlatform } from '../../lib/definition/parse';
import { objectSource } from '../../lib/definition/source';
import { formatPlace } from '../../lib/errors';
import { service, shapeFindingsOf, source, validDefinition, validTrainingJob } from './fixture';

describe('one object', () => {
  test('is returned unchanged', () => {
    expect(parseModelPlatform([objectSource(validDefinition())]).definition).toEqual(validDefinition());
  });

  test('is copied, so that later changes have no effect', () => {
    const written = validDefinition();
    const { definition } = parseModelPlatform([objectSource(written)]);
    written.buckets.models = { versioning: false };
    expect(definition?.buckets?.models).toEqual({});
  });

  test('may have undefined fields', () => {
    const { definition } = parseModelPlatform([objectSource({ ...validDefinition(), delivery: undefined })]);
    expect(Object.keys(definition ?? {})).not.toContain('delivery');
  });

  test('gives no definition if there are findings', () => {
    expect(Object.keys(parseModelPlatform([objectSource({})]))).not.toContain('definition');
  });

  test('has no locations', () => {
    const { findings, places } = parseModelPlatform([objectSource({ ...validDefinition(), name: 'A' })]);
    expect([findings[0]?.places, places(['name'])]).toEqual([undefined, []]);
  });

  test.each([undefined, null, 3, 'acme', [], () => 1, new Date()])('that is %p gives a finding', (value) => {
    expect(shapeFindingsOf(value).map((finding) => finding.path)).toEqual([[]]);
  });

  test('that is used in two places gives a finding for both', () => {
    const wrong = { machine: { cpu: 8, memory: '32GB' }, nodes: { min: 1, max: 1 } };
    const cluster = { ...validDefinition().cluster, nodePools: { a: wrong, b: wrong } };
    expect(shapeFindingsOf({ ...validDefinition(), cluster }).map((finding) => finding.path[2])).toEqual(['a', 'b']);
  });

  test('must come first', () => {
    expect(() => parseModelPlatform([source('layer', 'layer.yaml', {})])).toThrow(TypeError);
  });
});

describe('layers', () => {
  const over = (...layers: readonly unknown[]) =>
    parseModelPlatform([
      source('base', 'base.yaml', validDefinition()),
      ...layers.map((value, index) => source('layer', `layer${index}.yaml`, value)),
    ]);

  test('merge maps by key', () => {
    const { definition } = over({ services: { churn: { scale: { max: 9 } } } });
    expect(definition?.services?.churn).toEqual({ ...service('ranking'), scale: { max: 9 } });
  });

  test('replace lists', () => {
    const consumers = (team: string) => ({ services: { churn: { consumers: [{ team }] } } });
    const { definition } = over(consumers('ranking'), consumers('search'));
    expect(definition?.services?.churn?.consumers).toEqual([{ team: 'search' }]);
  });

  test('remove fields by null', () => {
    expect(over({ services: { churn: null } }).definition?.services).toEqual({});
  });

  test('remove null fields inside maps that they add', () => {
    expect(over({ teams: { third: { namespace: null } } }).definition?.teams?.third).toEqual({});
  });

  test('apply in order', () => {
    expect(over({ name: 'first' }, { name: 'second' }).definition?.name).toBe('second');
  });

  test('do not change the base', () => {
    const base = validDefinition();
    parseModelPlatform([source('base', 'a', base), source('layer', 'b', { services: null, name: 'other' })]);
    expect(base).toEqual(validDefinition());
  });

  test('that change nothing give a finding each', () => {
    const { findings } = over({ name: 'acme' }, { name: 'other' }, { name: 'other', teams: { ranking: {} } });
    expect(findings.map(({ rule, places }) => [rule, places?.map(formatPlace)])).toEqual([
      ['layer/no-change', ['layer0.yaml:1']],
      ['layer/no-change', ['layer2.yaml:1']],
    ]);
  });

  test('that remove an absent field give a finding', () => {
    expect(over({ delivery: null }).findings.map((finding) => finding.rule)).toEqual(['layer/no-change']);
  });

  test('with only $schema give a finding', () => {
    expect(over({ $schema: 'x' }).findings.map((finding) => finding.rule)).toEqual(['layer/no-change']);
  });

  test('can change a service of a part', () => {
    const { definition } = parseModelPlatform([
      source('base', 'base.yaml', validDefinition()),
      source('part', 'part.yaml', { team: 'search', services: { find: service() } }),
      source('layer', 'layer.yaml', { services: { find: { scale: { min: 5, max: 6 } } } }),
    ]);
    expect(definition?.services?.find?.scale).toEqual({ min: 5, max: 6 });
  });

  test('can include parts', () => {
    const { definition } = over({ include: [{ team: 'search', services: { find: service() } }] });
    expect(definition?.services?.find?.team).toBe('search');
  });

  test('are refused with names of Object.prototype', () => {
    const layer: unknown = JSON.parse('{ "teams": { "__proto__": { "manage": false } } }');
    expect(over(layer).findings.map((finding) => finding.rule)).toEqual(['source/reserved-name', 'layer/no-change']);
  });
});

describe('parts', () => {
  const part = { team: 'search', services: { find: service() }, models: {}, waivers: [] };
  const including = (...parts: readonly unknown[]) => ({ ...validDefinition(), include: parts });

  test('set the team of their services', () => {
    const { definition } = parseModelPlatform([objectSource(including(part))]);
    expect(definition?.services?.find).toEqual({ ...service('search') });
  });

  test('leave no include in the definition', () => {
    const { definition } = parseModelPlatform([objectSource(including(part))]);
    expect(Object.keys(definition ?? {})).not.toContain('include');
  });

  const withPool = { ranking: {}, search: { quota: { cpu: {} } } };

  test('set the team of their training jobs', () => {
    const training = { fit: validTrainingJob() };
    const base = { ...including({ team: 'search', training }), teams: withPool };
    const { definition } = parseModelPlatform([objectSource(base)]);
    expect(definition?.training?.fit).toEqual({ ...validTrainingJob('search') });
  });

  test('contain only training jobs of their own team', () => {
    const training = { fit: validTrainingJob('ranking') };
    const { findings } = parseModelPlatform([
      source('base', 'base.yaml', { ...validDefinition(), teams: withPool }),
      source('part', 'part.yaml', { team: 'search', training }),
    ]);
    expect(findings.map(({ rule, path, places }) => [rule, path.join('.'), places?.map(formatPlace)])).toEqual([
      ['part/foreign-training', 'training.fit.team', ['part.yaml:4']],
    ]);
  });

  test('of two teams cannot have training jobs with the same name', () => {
    const training = { fit: validTrainingJob() };
    expect(shapeFindingsOf(including({ team: 'search', training }, { team: 'ranking', training }))[0]?.problem).toBe(
      'the name is used twice, at include[0].training.fit and at include[1].training.fit',
    );
  });

  test('may repeat their own team', () => {
    expect(shapeFindingsOf(including({ team: 'search', services: { find: service('search') } }))).toEqual([]);
  });

  test('add their models and waivers', () => {
    const waiver = { rule: 'image/pinned', at: 'services.find', reason: 'test' };
    const models = { find: validDefinition().models.churn };
    const services = { find: service('search') };
    const part = { team: 'search', models, services, waivers: [waiver] };
    const base = {
      ...including(part),
      buckets: { models: { teams: ['ranking', 'search'] } },
      waivers: [{ ...waiver, at: 'teams' }],
    };
    const { definition } = parseModelPlatform([objectSource(base)]);
    expect(Object.keys(definition?.models ?? {})).toEqual(['churn', 'find']);
    expect(definition?.waivers?.map(({ at, team }) => [at, team])).toEqual([
      ['teams', undefined],
      ['services.find', 'search'],
    ]);
  });

  test('may be in any order', () => {
    const other = { team: 'ranking', services: { rank: service() } };
    const one = parseModelPlatform([objectSource(including(part, other))]).definition;
    const two = parseModelPlatform([objectSource(including(other, part))]).definition;
    expect(one).toEqual(two);
  });

  test('report both locations of a duplicate name', () => {
    const { findings } = parseModelPlatform([
      source('base', 'base.yaml', validDefinition()),
      source('part', 'a.yaml', { team: 'search', services: { find: service() } }),
      source('part', 'b.yaml', { team: 'ranking', services: { find: service(), churn: service() } }),
    ]);
    expect(findings.map(({ path, places }) => [path[1], places?.map(formatPlace)])).toEqual([
      ['find', ['a.yaml:3', 'b.yaml:3']],
      ['churn', ['base.yaml:3', 'b.yaml:3']],
    ]);
  });

  test('report both paths of a duplicate name without locations', () => {
    const [finding] = shapeFindingsOf(including(part, { team: 'ranking', services: { find: service() } }));
    expect(finding?.problem).toBe(
      'the name is used twice, at include[0].services.find and at include[1].services.find',
    );
  });

  test('report problems with the path in the definition and their own location', () => {
    const { findings } = parseModelPlatform([
      source('base', 'base.yaml', validDefinition()),
      source('part', 'part.yaml', { team: 'search', services: { find: { ...service(), pool: 3 } }, waivers: [{}] }),
    ]);
    expect(findings.map(({ path, places }) => [path.join('.'), places?.map(formatPlace)])).toEqual([
      ['services.find.pool', ['part.yaml:4']],
      ['waivers.0.rule', ['part.yaml:4']],
      ['waivers.0.at', ['part.yaml:4']],
      ['waivers.0.reason', ['part.yaml:4']],
    ]);
  });

  test('report an unknown team once, not per service', () => {
    const services = { a: service(), b: service() };
    const training = { fit: validTrainingJob('ranking') };
    expect(shapeFindingsOf(including({ team: 'Searching', services, training })).map(({ rule }) => rule)).toEqual([
      'part/unknown-team',
    ]);
    expect(shapeFindingsOf(including({ services })).map(({ rule }) => rule)).toEqual(['definition/missing-field']);
  });
});

describe('locations', () => {
  const { places } = parseModelPlatform([
    source('base', 'base.yaml', validDefinition()),
    source('part', 'part.yaml', { team: 'search', services: { find: service() } }),
    source('layer', 'layer.yaml', { services: { churn: { scale: { max: 9 } }, find: { pool: 'cpu2' } }, name: null }),
  ]);
  const placesOf = (...path: readonly string[]) => places(path).map(formatPlace);

  test('are in the file that sets the value', () => {
    expect(placesOf('services', 'churn', 'pool')).toEqual(['base.yaml:4']);
    expect(placesOf('services', 'churn', 'scale', 'max')).toEqual(['layer.yaml:5']);
    expect(placesOf('services', 'find', 'model', 'name')).toEqual(['part.yaml:5']);
    expect(placesOf('services', 'find', 'pool')).toEqual(['layer.yaml:4']);
  });

  test('of removed fields are where they were removed', () => {
    expect(placesOf('name')).toEqual(['layer.yaml:2']);
  });

  test('of the team of a service in a part are where the part sets it', () => {
    expect(placesOf('services', 'find', 'team')).toEqual(['part.yaml:2']);
  });
});
