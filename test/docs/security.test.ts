import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const page = readFileSync(join(root, 'SECURITY.md'), 'utf8');
const [, chapter = ''] = /^## What is guaranteed\n([\s\S]*?)^## /m.exec(page) ?? [];

/** Each guarantee with its lines of text and the files that its last lines link. */
const guarantees = chapter
  .split(/^(?=- )|\n\n/m)
  .filter((part) => part.startsWith('- '))
  .map((part) => {
    const [text = '', tests = ''] = part.split(/^ {2}Tests: /m);
    return [text.slice(2).trim(), [...tests.matchAll(/\]\(([^)]+)\)/g)].map(([, file = '']) => file)] as const;
  });

test('the page has guarantees', () => {
  expect(guarantees.length).toBeGreaterThan(20);
});

test.each(guarantees)('a test is named for: %s', (_, files) => {
  expect(files).not.toEqual([]);
  expect(files.filter((file) => !/^test\/.+\.test\.ts$/.test(file) || !existsSync(join(root, file)))).toEqual([]);
});
