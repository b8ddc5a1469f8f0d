import { InvalidDefinition } from '../../../lib/definition/repair/invalid-definition';
import type { Path } from '../../../lib/errors';
import { withValue } from '../fixture';

function repaired(path: Path, value: unknown, index: number) {
  const repair = new InvalidDefinition(withValue(path, value), [], [], 1).repaired(index);
  if (repair === undefined) throw new Error('nothing is left');
  return repair;
}

const churn = (path: Path, value: unknown, index: number) =>
  repaired(['services', 'churn', ...path], value, index).definition.services?.churn;

test('the first repair leaves out an optional field', () => {
  expect(churn(['drain'], 'soon', 0)).not.toHaveProperty('drain');
  expect(churn(['scale', 'max'], 'many', 0)?.scale).toEqual({});
});

test('the first repair leaves out an element of a list', () => {
  expect(churn(['consumers'], [{ team: 'search' }, 7], 0)?.consumers).toEqual([{ team: 'search' }]);
});

test('other repairs use different valid values', () => {
  const max = [1, 2, 3].map((index) => churn(['scale', 'max'], 'many', index)?.scale?.max);
  expect(new Set(max).size).toBe(3);
});

test('a required value is replaced', () => {
  expect(repaired(['cluster', 'region'], 7, 0).definition.cluster).toHaveProperty('region');
  expect(repaired(['services', 'churn', 'pool'], 7, 0).spots).toEqual([['services', 'churn', 'pool']]);
});

test('a misspelt field is moved', () => {
  expect(churn(['scal'], { max: 5 }, 0)?.scale).toEqual({ max: 5 });
});

test('every second repair corrects a misspelt choice', () => {
  const kinds = [0, 1, 2, 3].map((index) => churn(['runtime', 'kind'], 'scikitlearn', index)?.runtime.kind);
  expect(kinds.map((kind) => kind === 'scikit-learn')).toEqual([true, false, true, false]);
});

test('every repair corrects capital letters', () => {
  const kinds = [0, 1, 2, 3].map((index) => churn(['runtime', 'kind'], 'Scikit-Learn', index)?.runtime.kind);
  expect(new Set(kinds)).toEqual(new Set(['scikit-learn']));
});

test('an invalid name is replaced, and findings have the path as written', () => {
  const { definition, written } = repaired(['teams', 'Big_Team'], {}, 0);
  const [name = ''] = Object.keys(definition.teams ?? {}).slice(-1);
  expect(name).toMatch(/^[a-z0-9-]+$/);
  expect(written(['teams', name])).toEqual(['teams', 'Big_Team']);
});

test('nothing is left of a value that is not a map', () => {
  expect(new InvalidDefinition(7, [], [], 1).repaired(0)).toBeUndefined();
});

test.each([
  [['services', 'churn', 'scale', 'max'], 'services.churn'],
  [['cluster', 'nodePools', 'cpu', 'nodes'], 'cluster.nodePools.cpu'],
  [['cluster', 'region'], 'cluster'],
  [['waivers', 0, 'at'], 'waivers'],
])('the entry of %j is %s', (path, entry) => {
  expect(new InvalidDefinition({}, [], [], 0).nounOf(path).join('.')).toBe(entry);
});
