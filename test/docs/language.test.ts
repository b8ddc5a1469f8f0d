import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

/** Words that the project does not use, and what to write instead. */
const oldWords: readonly (readonly [RegExp, string])[] = [
  [/\banew\b/i, 'again, or from scratch'],
  [/\bfor ever\b/i, 'forever, or indefinitely'],
  [/\bwhoever\b/i, 'users, callers, operators'],
  [/\bnobody\b/i, 'no user, no team, nothing'],
  [/\bsomebody\b/i, 'a user, a team, a client'],
  [/\bheld against\b/i, 'compared with'],
  [/\bspoken of\b/i, 'named, or mentioned'],
  [/\b(take|takes|taken|took|taking)\b[^.;:,]{0,30}\baway\b/i, 'remove, delete, evict, reclaim'],
  [/\bmend(s|ed|ing)?\b/i, 'fix'],
  [/\bfaults?\b(?! domain)/i, 'problem, error, or finding'],
  [/\bat (fewest|most replicas)\b/i, 'at minimum scale, at maximum scale'],
  [/\bon trial\b/i, 'canary'],
  [/\bstands? still\b/i, 'stalled'],
  [/\bsurroundings\b/i, 'context'],
  [/\breckon(s|ed|ing)?\b/i, 'compute, or estimate'],
  [/\bthe way back\b/i, 'rollback'],
  [/\bgives? way\b/i, 'is preempted'],
];

const root = join(__dirname, '..', '..');
const places = [
  'lib',
  'docs',
  'examples',
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'stacks',
  'scripts',
  'bench',
  'test',
];

function filesBelow(place: string): readonly string[] {
  const path = join(root, place);
  if (place.endsWith('.md')) return [path];
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|md|ya?ml|py)$/.test(file) && file !== 'docs/language.test.ts')
    .map((file) => join(path, file));
}

/** Lines of a text that use an old word. */
function oldWordsIn(text: string): readonly string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      oldWords
        .filter(([word]) => word.test(line))
        .map(([word, better]) => `${index + 1}: ${word.exec(line)?.[0]} (write: ${better})`),
    );
}

test('the list finds an old word wherever it stands', () => {
  expect(oldWordsIn('a\nWhoever mends it takes the old one away.')).toEqual([
    '2: Whoever (write: users, callers, operators)',
    '2: takes the old one away (write: remove, delete, evict, reclaim)',
    '2: mends (write: fix)',
  ]);
  expect(oldWordsIn('@default false\n')).toEqual([]);
});

test.each(places)('%s uses the words of the field', (place) => {
  const files = filesBelow(place);
  expect(files.length).toBeGreaterThan(0);
  const found = files.flatMap((file) =>
    oldWordsIn(readFileSync(file, 'utf8')).map((line) => `${relative(root, file)}:${line}`),
  );
  expect(found).toEqual([]);
});
