import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expandPattern, patternProblem } from '../../lib/sources/glob';
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
  ['teams/../*.yaml', ['teams/../x.yaml']],
  ['teams', []],
  ['none/*.yaml', []],
  ['x.yaml/*', []],
])('%s matches %j', (pattern, files) => {
  expect(expandPattern(folder.path, pattern)).toEqual(files);
});

test.each(['', '/etc/*', 'C:/x', 'a\\b', 'a?', 'a[b]', '{a,b}', '!a', 'a//b', 'a/', 'a**'])(
  'refuses the pattern %j',
  (pattern) => {
    expect(patternProblem(pattern)).toMatch(/^(?:is|contains) /);
  },
);

test.each(['a.yaml', '*.yaml', '**/*.yaml', '../teams/*.yaml'])('accepts the pattern %j', (pattern) => {
  expect(patternProblem(pattern)).toBe(undefined);
});
