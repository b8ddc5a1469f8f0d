import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKept } from './kept';
import { oneConstruct } from './one-construct';
import { absentFile, filesOf, root, scenarios, snapshotOf } from './scenarios';

describe.each(scenarios)('the example $name', (scenario) => {
  const kept = readKept(scenario.name);

  test('gives the files that were reviewed, and no others', () => {
    const given = snapshotOf(scenario);
    expect([...given.keys()].sort()).toEqual([...kept.keys()].sort());
    for (const [path, content] of given) expect({ path, content }).toEqual({ path, content: kept.get(path) });
  });

  test.each(scenario.variants.slice(1))('on $name is the first variant, but for what is kept of it', (variant) => {
    const first = scenario.variants[0].name;
    const folder = (name: string) =>
      [...kept]
        .filter(([path]) => path.startsWith(`${name}/`))
        .map(([path, text]) => [path.slice(name.length + 1), text] as const);
    const own = new Map(folder(variant.name));
    const absent = (own.get(absentFile) ?? '').split('\n');
    own.delete(absentFile);
    const whole = new Map([...folder(first), ...own]);
    for (const path of absent) whole.delete(path);
    expect([...whole].sort()).toEqual([...filesOf(variant)].sort());
  });
});

test('the example one-construct gives the file that was reviewed', () => {
  expect(oneConstruct()).toEqual(readKept('one-construct'));
});

test('the example one-construct takes at most 20 lines of its user', () => {
  const lines = readFileSync(join(root, 'examples/one-construct/app.ts'), 'utf8').split('\n');
  expect(lines.filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(20);
});
