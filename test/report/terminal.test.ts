import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseModelPlatform } from '../../lib/definition/parse';
import { objectSource } from '../../lib/definition/source';
import { type Finding, PlatformError } from '../../lib/errors';
import { findingsText } from '../../lib/report/findings';
import { findingsJson, planJson } from '../../lib/report/json';
import { planMermaid } from '../../lib/report/mermaid';
import { planText } from '../../lib/report/text';
import { runIn, temporaryDirectory } from '../cli/harness';
import { sampleDefinition, samplePlan } from '../fixtures/sample';

const directory = temporaryDirectory();

/** Clears the screen, moves the cursor, and changes the direction of text. */
const attack = '\u001b[2J\r\n\u009b1;1H\u202e';
const hidden = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/u;

type Path = readonly (string | number)[];

/** Paths of all values, outermost first. */
function pathsOf(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  return [path, ...[...keys].flatMap((key) => pathsOf(Reflect.get(value, key), [...path, key]))];
}

/** A copy with a hostile string, a hostile key, or both, at a path. */
function attacked(value: unknown, [step, ...rest]: Path, change: (old: unknown) => unknown): unknown {
  if (step === undefined) return change(value);
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? attacked(item, rest, change) : item));
  const map = value as Readonly<Record<string, unknown>>;
  return { ...map, [step]: attacked(map[String(step)], rest, change) };
}

function withKey(old: unknown): unknown {
  return typeof old === 'object' && old !== null && !Array.isArray(old) ? { ...old, [attack]: attack } : attack;
}

const paths = pathsOf(JSON.parse(JSON.stringify(sampleDefinition)));

test.each([
  ['value', (old: unknown) => (typeof old === 'string' ? `${old}${attack}` : attack)],
  ['key', withKey],
])('findings show no hidden characters of any %s of a definition', (_, change) => {
  const shown = paths.filter((path) => {
    const { findings } = parseModelPlatform([objectSource(attacked(sampleDefinition, path, change))]);
    const printed = [findingsText(findings), findingsJson(findings), new PlatformError(findings).message];
    return printed.some((text) => hidden.test(text));
  });
  expect(paths.length).toBeGreaterThan(100);
  expect(shown).toEqual([]);
});

test('a line break in a name does not look like another finding', () => {
  const text = findingsText([
    { rule: 'a/b', path: [], problem: 'unknown field `x\n\nno problems found`', fix: 'remove it' },
  ]);
  expect(text).not.toMatch(/^no problems/m);
});

test('plans show no hidden characters of any text', () => {
  const plan = JSON.parse(JSON.stringify(samplePlan), (key, value) =>
    ['reason', 'rationale', 'hostname', 'remote', 'subject', 'name', 'why'].includes(key) && typeof value === 'string'
      ? `${value}${attack}`
      : value,
  );
  for (const text of [planText(plan), planJson(plan), planMermaid(plan)]) expect(text).not.toMatch(hidden);
});

test.each(['check', 'plan', 'synth'])('%s shows no hidden characters of files and fields', async (command) => {
  const folder = join(directory, `${command}-\u001b[2J`);
  mkdirSync(folder);
  const file = join(folder, 'platform-\u009b.json');
  writeFileSync(file, JSON.stringify({ ...sampleDefinition, [attack]: 1 }));
  const { stdout, stderr } = await runIn(directory, [command, '-f', file]);
  expect(stdout + stderr).toContain('\\u001b');
  expect(stdout + stderr).not.toMatch(hidden);
});

test('a file that does not exist is shown without hidden characters', async () => {
  const { stdout, stderr } = await runIn(directory, ['check', '-f', '\u001b[2J.yaml']);
  expect(stdout + stderr).not.toMatch(hidden);
});

function many(count: number): readonly Finding[] {
  return Array.from({ length: count }, (_, index) => ({
    rule: 'a/b',
    path: ['services', `s${index}`],
    problem: 'is wrong',
    fix: 'correct it',
    ...(index === 0 ? { blocks: 'synth' as const } : {}),
  }));
}

test('prints the first fifty findings, errors first, and the number of the others', () => {
  const text = findingsText(many(1201));
  expect(text.match(/a\/b/g)).toHaveLength(50);
  expect(text).not.toContain('services.s0 ');
  expect(text).toMatch(/\nand 1151 more findings\n\n1200 errors, 1 warning \(blocks synth\)\n$/);
});

test('an error of a program lists the first fifty findings', () => {
  expect(new PlatformError(many(51)).message).toMatch(/\n\nand 1 more$/);
  expect(new PlatformError(many(50)).message).not.toMatch(/more$/);
});

test('JSON has the first thousand findings and the total', () => {
  const { findings, total } = JSON.parse(findingsJson(many(1201)));
  expect([findings.length, total]).toEqual([1000, 1201]);
  expect(JSON.parse(findingsJson(many(1000)))).not.toHaveProperty('total');
});

test('limits the length of each finding', () => {
  const names = Array.from({ length: 10_000 }, (_, index) => `n${index}`);
  const text = findingsText([
    {
      rule: 'a/b',
      path: ['x'.repeat(1e6)],
      problem: 'y'.repeat(1e6),
      value: 'z'.repeat(1e6),
      allowed: names,
      fix: 'f',
    },
  ]);
  expect(text.length).toBeLessThan(10_000);
  expect(text.replace(/\s+/g, ' ')).toContain('n99 and 9900 more');
});
