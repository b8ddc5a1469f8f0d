import { parseModelPlatform } from '../../lib/definition/parse';
import type { DefinitionSource } from '../../lib/definition/source';
import { service, shapeFindingsOf, source, validDefinition, withValue } from './fixture';

const services = (prefix: string, count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}-${index}`, service()]));

const part = (file: string, count: number) =>
  source('part', file, { team: 'ranking', services: services(file.replace(/\W/g, '-'), count) });

function sizesOf(...sources: DefinitionSource[]) {
  return parseModelPlatform(sources).findings.filter(({ problem }) => problem.includes('entries'));
}

const base = source('base', 'platform.yaml', validDefinition());

test('names the file of a part that adds too many services', () => {
  const { services: _, ...rest } = validDefinition();
  expect(sizesOf(source('base', 'platform.yaml', rest), part('big.yaml', 10_001))).toEqual([
    expect.objectContaining({
      path: ['services'],
      problem: 'has 10001 entries: 10001 in big.yaml',
      places: [{ file: 'big.yaml', line: 2 }],
    }),
  ]);
});

test('names the three files with the most entries of several', () => {
  const parts = [part('a.yaml', 10), part('b.yaml', 9000), part('c.yaml', 2000)];
  expect(sizesOf(base, ...parts)).toMatchObject([
    {
      problem: 'has 11011 entries: 9000 in b.yaml, 2000 in c.yaml, 10 in a.yaml, and 1 in other files',
      places: [{ file: 'b.yaml' }, { file: 'c.yaml' }, { file: 'a.yaml' }],
    },
  ]);
});

test('names the file of a part that adds too many waivers', () => {
  const waiver = { rule: 'image/pinned', at: 'services.a', reason: 'a good reason' };
  const waivers = Array.from({ length: 10_001 }, () => waiver);
  const waived = source('part', 'a.yaml', { team: 'ranking', services: { a: service() }, waivers });
  expect(sizesOf(base, waived)).toMatchObject([
    { path: ['waivers'], problem: 'has 10001 entries: 10001 in a.yaml', places: [{ file: 'a.yaml', line: 2 }] },
  ]);
});

test('has one position for entries of one file', () => {
  const many = withValue(['services'], services('x', 10_001));
  expect(sizesOf(source('base', 'platform.yaml', many))).toMatchObject([
    { problem: 'has 10001 entries', places: [{ file: 'platform.yaml', line: 2 }] },
  ]);
  expect(shapeFindingsOf(many).map(({ problem }) => problem)).toContain('has 10001 entries');
});
