import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Rule } from '../../../lib/plan/rule';
import { rules } from '../../../lib/plan/rules/all';

const root = join(__dirname, '..', '..', '..');
const names = readdirSync(join(root, 'lib', 'plan', 'rules'))
  .map((file) => basename(file, '.ts'))
  .filter((name) => name !== 'all')
  .sort();
const tests = readdirSync(__dirname).map((file) => basename(file, '.test.ts'));

/** The rules that a file exports. */
function rulesIn(name: string): readonly Rule[] {
  const exported: Readonly<Record<string, unknown>> = require(join(root, 'lib', 'plan', 'rules', name));
  return Object.values(exported).filter(
    (value): value is Rule => typeof value === 'object' && value !== null && 'id' in value && 'check' in value,
  );
}

test.each(names)('%s is one rule, and it is applied', (name) => {
  const found = rulesIn(name);
  expect(found).toHaveLength(1);
  expect(rules).toContain(found[0]);
});

test.each(names)('%s has a test', (name) => {
  expect(tests).toContain(name);
});

test('no rule is applied that has no file, and none twice', () => {
  expect(rules).toHaveLength(names.length);
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test.each(rules.map(({ id }) => id))('%s is of the form noun/what-must-hold', (id) => {
  expect(id).toMatch(/^[a-z]+(-[a-z]+)*\/[a-z]+(-[a-z]+)*$/);
});

test.each(rules.map(({ id, explain }) => [id, explain] as const))('%s explains itself in a sentence', (_, explain) => {
  expect(explain).toMatch(/^[A-Z].{30,}\.$/);
});
