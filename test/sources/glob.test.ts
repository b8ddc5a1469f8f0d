import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expandPattern, Folders, patternProblem } from '../../lib/sources/glob';
import { temporaryFolder } from './folder';

const folder = temporaryFolder();
for (const name of [
  'teams/b.yaml',
  'teams/a.yaml',
  'teams/a.json',
  'teams/deep/er/c.yaml',
  'x.yaml',
  'teams/.hidden.yaml',
]) {
  folder.write(name, '');
}
folder.write('teams/node_modules/d.yaml', '');
folder.write('teams/a+b(1).yaml', '');
symlinkSync(folder.path, join(folder.path, 'teams/loop'));

test.each([
  ['teams/*.yaml', ['teams/a+b(1).yaml', 'teams/a.yaml', 'teams/b.yaml']],
  ['teams/a.*', ['teams/a.json', 'teams/a.yaml']],
  ['*/*/*/c.yaml', ['teams/deep/er/c.yaml']],
  ['teams/**/c.yaml', ['teams/deep/er/c.yaml']],
  ['**/*.yaml', ['teams/a+b(1).yaml', 'teams/a.yaml', 'teams/b.yaml', 'teams/deep/er/c.yaml', 'x.yaml']],
  ['**/b.yaml', ['teams/b.yaml']],
  ['teams/.hidden.yaml', ['teams/.hidden.yaml']],
  ['teams/a+b(1).yaml', ['teams/a+b(1).yaml']],
  ['teams/a+*.yaml', ['teams/a+b(1).yaml']],
  ['./x.yaml', ['./x.yaml']],
  ['*/./a.json', ['teams/a.json']],
  ['**/**/**/b.yaml', ['teams/b.yaml']],
  ['teams/**', []],
  ['te*s/*a*.*', ['teams/a+b(1).yaml', 'teams/a.json', 'teams/a.yaml']],
  ['teams/a*a.yaml', []],
  ['teams/../*.yaml', ['teams/../x.yaml']],
  ['teams', []],
  ['none/*.yaml', []],
  ['x.yaml/*', []],
])('%s matches %j', (pattern, files) => {
  expect(expandPattern(folder.path, pattern)).toEqual(files);
});

test.each(['', '/etc/*', 'C:/x', 'a\\b', 'a?', 'a[b]', '{a,b}', '!a', 'a//b', 'a/', 'a**', '*/../a'])(
  'refuses the pattern %j',
  (pattern) => {
    expect(patternProblem(pattern)).toMatch(/^(?:is|contains) /);
  },
);

test.each(['a.yaml', '*.yaml', '**/*.yaml', '../teams/*.yaml'])('accepts the pattern %j', (pattern) => {
  expect(patternProblem(pattern)).toBe(undefined);
});

/** Whether a name matches, by definition: `*` stands for any characters. */
function matches(pattern: string, name: string): boolean {
  if (pattern === '') return name === '';
  if (!pattern.startsWith('*')) return name.startsWith(pattern.charAt(0)) && matches(pattern.slice(1), name.slice(1));
  return matches(pattern.slice(1), name) || (name !== '' && matches(pattern, name.slice(1)));
}

test('matches the names that the wildcards stand for', () => {
  const names = temporaryFolder();
  const all = ['a', 'b', 'aa', 'ab', 'ba', 'aab', 'aba', 'bab', 'abab', 'aabb', 'abba', 'babab', 'aaaaa', 'abcabc'];
  for (const name of all) names.write(name, '');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '*'), minLength: 1, maxLength: 6 }), (pattern) => {
      fc.pre(patternProblem(pattern) === undefined && !pattern.includes('**'));
      const expected = all.filter((name) => matches(pattern, name)).sort();
      expect(expandPattern(names.path, pattern)).toEqual(expected);
    }),
  );
});

test('takes no time for many wildcards in a name or in the folders', () => {
  const deep = temporaryFolder();
  const name = 'a'.repeat(200);
  deep.write(`${Array.from({ length: 40 }, () => 'd').join('/')}/${name}.yaml`, '');
  // Time of the processor, which other processes do not change.
  const started = process.cpuUsage();
  expect(expandPattern(deep.path, `${'**/'.repeat(9)}${'*a'.repeat(9)}*.json`)).toEqual([]);
  expect(expandPattern(deep.path, `${'**/'.repeat(9)}${'*a'.repeat(9)}*.yaml`)).toHaveLength(1);
  expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
});

test('what was read of a folder is used for all patterns', () => {
  const read = new Folders();
  const [before] = expandPattern(folder.path, '*', read);
  expect(before).toBeDefined();
  expect(read.entriesOf(folder.path)).toBe(read.entriesOf(folder.path));
  expect(expandPattern(folder.path, `./${before}`, read)).toEqual([`./${before}`]);
  expect(expandPattern(folder.path, 'missing', read)).toEqual([]);
});
