import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readKept } from './kept';
import { oneConstruct, onePrograms } from './one-construct';
import { absentFile, filesOf, root, scenarios, snapshotOf } from './scenarios';

describe.each(scenarios)('the example $name', (scenario) => {
  const kept = readKept(scenario.name);

  test('matches the stored files', () => {
    const rendered = snapshotOf(scenario);
    expect([...rendered.keys()].sort()).toEqual([...kept.keys()].sort());
    for (const [path, content] of rendered) expect({ path, content }).toEqual({ path, content: kept.get(path) });
  });

  test.each(scenario.variants.slice(1))('stores only the differences of $name from the first variant', (variant) => {
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

test('the example one-construct matches the stored files', () => {
  expect(oneConstruct()).toEqual(readKept('one-construct'));
});

test.each(onePrograms())('%s has at most 25 lines', (program) => {
  const lines = readFileSync(join(root, program), 'utf8').split('\n');
  expect(lines.filter((line) => line.trim() !== '').length).toBeLessThanOrEqual(25);
});
