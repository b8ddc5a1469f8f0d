import { type Finding, isError } from '../../lib/errors';
import { findingsText } from '../../lib/report/findings';
import { createStyle } from '../../lib/report/style';

const problem: Finding = {
  rule: 'reference/pool-exists',
  path: ['services', 'churn', 'pool'],
  problem: 'there is no such pool',
  value: 'cpuu',
  allowed: ['cpu', 'gpu'],
  fix: 'write cpu',
};

test('a finding starts with its position in a file, which terminals can open', () => {
  const text = findingsText([{ ...problem, places: [{ file: 'platform.yaml', line: 12, column: 7 }] }]);
  expect(text.split('\n')).toEqual([
    'platform.yaml:12:7  reference/pool-exists',
    '  at       services.churn.pool',
    '  problem  there is no such pool',
    '  value    "cpuu"',
    '  allowed  cpu, gpu',
    '  fix      write cpu',
    '',
    '1 error',
    '',
  ]);
});

test('a finding without a file starts with its path', () => {
  expect(findingsText([problem]).split('\n')[0]).toBe('services.churn.pool  reference/pool-exists');
});

test('shows a second position', () => {
  const places = [
    { file: 'a.yaml', line: 1 },
    { file: 'b.yaml', line: 2 },
  ];
  expect(findingsText([{ ...problem, places }])).toContain('  and      b.yaml:2\n');
});

test('a finding without a path is about the whole definition', () => {
  expect(findingsText([{ ...problem, path: [] }])).toMatch(/^the whole definition {2}/);
});

test('a finding about a file starts with the file and has no path', () => {
  const text = findingsText([{ ...problem, path: [], places: [{ file: 'clusters/acme/a.yaml' }] }]);
  expect(text.split('\n').slice(0, 2)).toEqual([
    'clusters/acme/a.yaml  reference/pool-exists',
    '  problem  there is no such pool',
  ]);
});

test('warnings come last and are counted separately', () => {
  const text = findingsText([{ ...problem, rule: 'identity/client-id', blocks: 'synth' }, problem]);
  expect(text.indexOf('reference/pool-exists')).toBeLessThan(text.indexOf('identity/client-id'));
  expect(text).toMatch(/\n1 error, 1 warning \(blocks synth\)\n$/);
});

test('only a finding that blocks everything is an error', () => {
  expect([
    isError(problem),
    isError({ ...problem, blocks: 'everything' }),
    isError({ ...problem, blocks: 'synth' }),
    isError({ ...problem, blocks: 'strict' }),
  ]).toEqual([true, true, false, false]);
});

test('wraps long sentences with an indent', () => {
  const text = findingsText([{ ...problem, fix: 'word '.repeat(40).trim() }], createStyle(false, 80));
  const lines = text.split('\n').filter((line) => line.includes('word'));
  expect(lines.length).toBeGreaterThan(1);
  expect(lines[1]).toMatch(/^ {11}word/);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('shows the string form of a value that is not JSON', () => {
  expect(findingsText([{ ...problem, value: 10n }])).toContain('  value    10\n');
  expect(findingsText([{ ...problem, value: Symbol('x') }])).toContain('  value    Symbol(x)\n');
});

test('writes colours only if the style has them', () => {
  expect(findingsText([problem], createStyle(true))).toContain('\u001b[31mreference/pool-exists\u001b[39m');
  expect(findingsText([problem])).not.toContain('\u001b');
});
