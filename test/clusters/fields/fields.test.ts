import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampled } from '../../fixtures/cases';
import { outcomeOf } from './outcome';
import { cellOf, cells, providers } from './page';
import { reasons } from './reasons';
import { samples } from './samples';

const page = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'fields.md'), 'utf8');

/** Texts of the page by field. */
const rows = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => {
      const [field = '', ...texts] = line.slice(2, -2).split(' | ');
      return [field.slice(1, -1), texts] as const;
    }),
);

test('the page has a row for every field, and a text in every cell', () => {
  const fields = [...new Set(cells().map(([field]) => field))];
  expect([...rows.keys()]).toEqual(fields);
  expect([...rows.values()].flat().filter((text) => text.trim() === '')).toEqual([]);
});

test('every sample and every reason is that of a field', () => {
  const fields = new Set(cells().map(([field]) => field));
  expect([...Object.keys(samples), ...Object.keys(reasons)].filter((field) => !fields.has(field))).toEqual([]);
});

test.each(sampled(cells(), 40))('the cell of %s on %s is as on the page', async (field, provider, leaf) => {
  const outcome = await outcomeOf(field, provider, leaf);
  expect(rows.get(field)?.[providers.indexOf(provider as (typeof providers)[number])]).toBe(cellOf(outcome));
});
