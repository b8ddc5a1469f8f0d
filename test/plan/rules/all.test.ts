import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { rules } from '../../../lib/plan/rules/all';
import type { Rule } from '../../../lib/plan/rules/rule';

const rulesFolder = join(__dirname, '..', '..', '..', 'lib', 'plan', 'rules');

/** Every file below a folder of rules that is named after an id, `concern/noun-condition`. */
function filesBelow(folder: string, suffix: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      readdirSync(join(folder, name))
        .filter((file) => file.endsWith(suffix))
        .map((file) => `${name}/${basename(file, suffix)}`),
    );
}

/** The rules that a file exports. */
function rulesIn(file: string): readonly Rule[] {
  const exported: Readonly<Record<string, unknown>> = require(join(rulesFolder, file));
  return Object.values(exported).filter(
    (value): value is Rule => typeof value === 'object' && value !== null && 'id' in value && 'check' in value,
  );
}

const files = filesBelow(rulesFolder, '.ts').filter((file) => rulesIn(file).length > 0);
const tests = filesBelow(__dirname, '.test.ts');

test.each(files)('%s holds one rule, is named after its id, and is applied', (file) => {
  const [rule, ...others] = rulesIn(file);
  expect(others).toEqual([]);
  expect(rule?.id.replace('/', '-')).toBe(basename(file));
  expect(rules).toContain(rule);
});

test.each(files)('%s has a test', (file) => {
  expect(tests).toContain(file);
});

test('every applied rule has its own file', () => {
  expect(rules).toHaveLength(files.length);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test.each(rules.map(({ id }) => id))('%s has the form noun/condition', (id) => {
  expect(id).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/);
});

test.each(rules.map(({ id, rationale }) => [id, rationale] as const))(
  '%s states its rationale in a sentence',
  (_, rationale) => {
    expect(rationale).toMatch(/^[A-Z].{30,}\.$/);
  },
);
