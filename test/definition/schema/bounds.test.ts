import { formatPath } from '../../../lib/errors';
import schema from '../../../schema.json';
import partSchema from '../../../schema.part.json';
import { standaloneShapes } from '../../../scripts/json-schema';
import { shapeFindingsOf, withValue } from '../fixture';

/** Every number of a JSON Schema, with its path and its maximum. */
function numbersOf(node: unknown, path = ''): readonly (readonly [string, number | undefined])[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, maximum } = node as { readonly type?: unknown; readonly maximum?: number };
  const own: readonly (readonly [string, number | undefined])[] =
    type === 'integer' || type === 'number' ? [[path, maximum]] : [];
  return [...own, ...Object.entries(node).flatMap(([key, inner]) => numbersOf(inner, `${path}/${key}`))];
}

test('every number of the definition has an upper bound, and it fits into 32 bits', () => {
  const numbers = numbersOf(schema);
  expect(numbers.length).toBeGreaterThan(25);
  expect(numbers.filter(([, maximum]) => maximum === undefined || maximum >= 2 ** 31)).toEqual([]);
});

test.each([1e20, 2 ** 53, -1e20, 100_001, 0.5, Number.MAX_VALUE])('a number of nodes of %d has one finding', (max) => {
  const path = ['cluster', 'nodePools', 'cpu', 'nodes', 'max'];
  const found = shapeFindingsOf(withValue(path, max)).filter(({ allowed }) => String(allowed).startsWith('a whole'));
  expect(found).toMatchObject([{ rule: 'definition/range', path, allowed: 'a whole number from 1 to 100000' }]);
});

test('a price beyond the integers of a program has one finding', () => {
  const path = ['cluster', 'nodePools', 'cpu', 'hourlyUsd'];
  const found = shapeFindingsOf(withValue(['cluster'], { provider: 'existing', nodePools: { cpu: pool(1e300) } }));
  expect(found).toMatchObject([{ rule: 'definition/range', path, allowed: 'a number from 0 to 100000' }]);
});

function pool(hourlyUsd: number) {
  return { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 }, hourlyUsd };
}

/** Paths of the lists and of the maps with names that users choose that have no upper bound. */
function unbounded(node: unknown, path = ''): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { type, items, additionalProperties, propertyNames, maxItems, maxProperties } = node as Readonly<
    Record<string, unknown>
  >;
  const isList = type === 'array' && items !== undefined && typeof maxItems !== 'number';
  const isMap = type === 'object' && typeof additionalProperties === 'object' && typeof maxProperties !== 'number';
  // The keys are names of a fixed list.
  if (isMap && typeof propertyNames === 'object' && propertyNames && 'enum' in propertyNames) return [];
  const own = isList || isMap ? [path] : [];
  return [...own, ...Object.entries(node).flatMap(([key, inner]) => unbounded(inner, `${path}/${key}`))];
}

test('every list and map of a definition has an upper bound', () => {
  for (const each of [schema, partSchema, ...Object.values(standaloneShapes())]) expect(unbounded(each)).toEqual([]);
});

test.each([
  [['training', 'fit', 'connections'], 1000, (index: number) => ({ cidr: '10.0.0.1/32', port: index, why: 'orders' })],
  [['services', 'churn', 'consumers'], 1000, () => ({ team: 'ranking' })],
  [['training', 'fit', 'command'], 1000, () => 'x'],
  [['waivers'], 10_000, () => ({ rule: 'image/pinned', at: 'services.churn', reason: 'a good reason' })],
])('%j has at most %i entries', (path, max, entry) => {
  const entries = (count: number) => Array.from({ length: count }, (_, index) => entry(index + 1));
  const sizes = (count: number) => shapeFindingsOf(withValue(path, entries(count))).filter(isSize);
  expect(sizes(max)).toEqual([]);
  expect(sizes(max + 1)).toMatchObject([
    { path, problem: `has ${max + 1} entries`, allowed: `at most ${max} entries`, fix: 'split it, or remove entries' },
  ]);
});

test.each([
  [['training', 'fit', 'data'], 250, { bucket: 'models', path: 'x' }],
  [['training', 'fit', 'secrets'], 250, 'orders'],
  [['training', 'fit', 'env'], 1000, 'x'],
  [['services'], 10_000, 'invalid'],
])('%j has at most %i entries', (path, max, entry) => {
  const names = path.at(-1) === 'data' || path.at(-1) === 'secrets' ? '/x' : 'x';
  const entries = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${names}${index}`, entry]));
  const sizes = (count: number) => shapeFindingsOf(withValue(path, entries(count))).filter(isSize);
  expect(sizes(max)).toEqual([]);
  expect(sizes(max + 1)).toMatchObject([{ path, problem: `has ${max + 1} entries` }]);
});

function isSize({ rule, problem }: { readonly rule: string; readonly problem: string }): boolean {
  return rule === 'definition/range' && problem.endsWith('entries');
}

const job = ['training', 'fit'];
const version = ['models', 'churn', 'versions', 'v1', 'size'];
const machine = ['cluster', 'nodePools', 'cpu', 'machine', 'memory'];

test.each([
  [version, '10Ti', '10241Gi'],
  [[...job, 'data', '/data', 'size'], '10Ti', '10241Gi'],
  [[...job, 'checkpoint', 'size'], '10Ti', '7Pi'],
  [[...job, 'output', 'size'], '10Ti', '11T'],
  [[...job, 'resources', 'memory'], '64Ti', '65Ti'],
  [[...job, 'resources', 'cpu'], '10000', '10000001m'],
  [['models', 'churn', 'scan', 'memory'], '64Ti', '65Ti'],
  [['models', 'churn', 'scan', 'cpu'], '10000', '10001'],
  [['services', 'churn', 'resources', 'memory'], '64Ti', '65Ti'],
  [['services', 'churn', 'resources', 'gpu', 'memory'], '64Ti', '65Ti'],
  [machine, '64Ti', '65Ti'],
  [['cluster', 'nodePools', 'cpu', 'disk'], '1Pi', '1025Ti'],
])('%j is at most %s', (path, max, more) => {
  const found = (value: string) =>
    shapeFindingsOf(withValue(path, value)).filter((finding) => formatPath(finding.path) === formatPath(path));
  expect(found(max)).toEqual([]);
  expect(found(more)).toMatchObject([{ rule: 'definition/range', allowed: `at most ${max}` }]);
});
