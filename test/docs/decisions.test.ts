import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../docs/adr');
const files = readdirSync(folder).sort();

const numbers = files.map((file) => Number(file.slice(0, 4)));

test('decisions are numbered from 1 without gaps', () => {
  expect(numbers).toEqual(files.map((_, index) => index + 1));
});

test.each(files)('%s has its number, a title, a status and a date', (file) => {
  const [title, empty, status] = readFileSync(join(folder, file), 'utf8').split('\n');
  expect(file).toMatch(/^\d{4}(-[a-z0-9]+)+\.md$/);
  expect(title).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. \\S.+[^.]$`));
  expect(empty).toBe('');
  expect(status).toMatch(/^Status: (proposed|accepted|rejected|superseded by \d{4}), \d{4}-\d{2}-\d{2}$/);
});
