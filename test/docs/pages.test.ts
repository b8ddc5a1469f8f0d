import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionPage } from '../../scripts/docs/definition-page';
import { imagesPage } from '../../scripts/docs/images-page';
import { rulesPage } from '../../scripts/docs/rules-page';
import { pageWithSamples } from '../../scripts/docs/samples';

const root = join(__dirname, '..', '..');
const docs = join(root, 'docs');

test.each([
  ['images.md', imagesPage],
  ['rules.md', rulesPage],
  ['definition.md', definitionPage],
])('docs/%s is up to date', (file, page) => {
  expect(readFileSync(join(docs, file), 'utf8')).toBe(page());
});

test.each(['README.md', 'docs/commands.md'] as const)('%s shows the current output of its commands', async (page) => {
  expect(readFileSync(join(root, page), 'utf8')).toBe(await pageWithSamples(page));
});
