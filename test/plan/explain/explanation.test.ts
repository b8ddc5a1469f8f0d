import type { Path } from '../../../lib/errors';
import { written } from '../../../lib/plan/explain/explanation';
import { sampleContext } from '../../fixtures/explanations';

const max = ['services', 'churn', 'scale', 'max'];
const min = ['services', 'churn', 'scale', 'min'];

test('a field that is set comes from the definition', () => {
  expect(written(sampleContext, max)).toEqual({ kind: 'definition', path: max, places: [] });
});

test('a field of a file has its position', () => {
  const places = (path: Path) => [{ file: 'platform.yaml', line: path.length }];
  expect(written({ ...sampleContext, places }, max)).toMatchObject({ places: [{ file: 'platform.yaml', line: 4 }] });
});

test('a field that is not set is a default with the path where it can be set', () => {
  expect(written(sampleContext, min)).toEqual({ kind: 'default', path: min });
});

test('a field that is not set can be computed', () => {
  expect(written(sampleContext, min, 'computed')).toEqual({ kind: 'computed', path: min });
});
