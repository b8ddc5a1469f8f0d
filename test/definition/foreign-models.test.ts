import { parseModelPlatform } from '../../lib/definition/parse';
import type { DefinitionSource } from '../../lib/definition/source';
import { formatPath } from '../../lib/errors';
import { part, platform } from '../plan/rules/part-attacks/scene';

const { team: _, ...own } = part;
const churn = platform.services?.churn;
const rank = { name: 'rank', version: 'v1' };
const both = [{ name: 'churn', version: 'v9' }, rank];
const foreign = 'the model is in a part of the team shop, and the service belongs to the team ranking';

function base(service: object, more: object = {}): DefinitionSource {
  const services = { churn: { ...churn, ...service } };
  return { name: 'platform.yaml', role: 'base', value: { ...platform, services, ...more } };
}

function file(team: string, value: unknown): DefinitionSource {
  const source = { name: 'platform.yaml', role: 'base', value: {} } as const;
  return { name: `teams/${team}.yaml`, role: 'part', value, entry: { team, source, path: ['include', 0] } };
}

function problems(...sources: readonly DefinitionSource[]): readonly string[] {
  return parseModelPlatform(sources).findings.map(
    ({ rule, path, problem }) => `${rule} ${formatPath(path)}: ${problem}`,
  );
}

function hasParsed(...sources: readonly DefinitionSource[]): boolean {
  return parseModelPlatform(sources).definition !== undefined;
}

test.each([
  ['one model', rank, 'services.churn.model.name'],
  ['one of several models', both, 'services.churn.model[1].name'],
])('a service outside the parts does not serve a model of another team: %s', (_, model, path) => {
  expect(problems(base({ model }), file('shop', own))).toEqual([`part/foreign-model ${path}: ${foreign}`]);
});

test('a part of a program gives its models to its own team alone', () => {
  const include: DefinitionSource = { name: 'teams/shop.ts', role: 'part', value: part };
  expect(problems(base({ model: rank }), include)).toEqual([
    `part/foreign-model services.churn.model.name: ${foreign}`,
  ]);
});

test('a service in the part of another team does not serve the model', () => {
  const services = { served: { ...churn, team: undefined, model: rank, consumers: [] } };
  expect(problems(base({}), file('shop', own), file('ranking', { services }))).toEqual([
    `part/foreign-model services.served.model.name: ${foreign}`,
  ]);
});

test('a layer does not give the model to the service of another team', () => {
  const layer: DefinitionSource = {
    name: 'production.yaml',
    role: 'layer',
    value: { services: { churn: { model: rank } } },
  };
  expect(problems(base({}), file('shop', own), layer)).toEqual([
    `part/foreign-model services.churn.model.name: ${foreign}`,
  ]);
});

test('every part and service of the team serves the model', () => {
  const services = { served: { ...churn, team: undefined, pool: 'general', model: rank, consumers: [] } };
  const owned = base({ team: 'shop', model: rank, consumers: [] });
  expect(hasParsed(owned, file('shop', own), file('shop', { services }))).toBe(true);
});

test('a model of the platform serves all teams', () => {
  const { models, ...rest } = own;
  expect(hasParsed(base({ model: both }, { models: { ...platform.models, ...models } }), file('shop', rest))).toBe(
    true,
  );
});

test('a part with an unknown team has no further findings about its models', () => {
  expect(problems(base({}), file('sales', own)).filter((text) => text.includes('foreign-model'))).toEqual([]);
});
