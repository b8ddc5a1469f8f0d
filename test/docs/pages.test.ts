import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionPage } from '../../scripts/docs/definition-page';
import { rulesPage } from '../../scripts/docs/rules-page';

const docs = join(__dirname, '..', '..', 'docs');

test.each([
  ['rules.md', rulesPage],
  ['definition.md', definitionPage],
])('docs/%s is up to date', (file, page) => {
  expect(readFileSync(join(docs, file), 'utf8')).toBe(page());
});
