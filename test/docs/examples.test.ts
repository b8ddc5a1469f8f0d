import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, stringify } from 'yaml';
import { modelPlatformSchema } from '../../lib/definition/schema/platform';
import { selectProvider } from '../../lib/plan/providers/select';
import { resolvePlatform } from '../../lib/plan/resolve/platform';
import { referenceKnown } from '../../lib/plan/rules/reference/reference-known';
import { readDefinitionSync } from '../../lib/sources/read';
import schema from '../../schema.json';
import { context, type Example, examples } from '../../scripts/docs/examples';

const folder = mkdtempSync(join(tmpdir(), 'model-platform-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Writes an example and the objects that it refers to as files, and reads them like a user's. */
function read({ yaml, files = {} }: Example) {
  const target = mkdtempSync(join(folder, 'example-'));
  const all = { ...files, 'platform.yaml': stringify({ ...parse(context), ...parse(yaml) }) };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), text);
  }
  return readDefinitionSync([join(target, 'platform.yaml')]);
}

/** Findings of the rule on references, which checks only the definition. */
function unknownNames(example: Example) {
  const { definition } = read(example);
  if (!definition) throw new Error(`${example.shows} is not a definition`);
  const { name, cluster } = definition;
  const { provider } = selectProvider(cluster);
  return referenceKnown.check({ definition, plan: resolvePlatform({ name, cluster }, undefined), provider });
}

/** Every value of a `kind` field, with the name of the field above it. */
function kinds(node: unknown, path = ''): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const { kind, ...rest } = node as { readonly kind?: { readonly const?: string; readonly enum?: readonly string[] } };
  const own = [...(kind?.const === undefined ? [] : [kind.const]), ...(kind?.enum ?? [])];
  const here =
    path
      .split('/')
      .filter((step) => /^[a-z]/i.test(step) && !structure.has(step))
      .at(-1) ?? '';
  return [
    ...own.map((value) => `${here}: ${value}`),
    ...Object.entries(rest).flatMap(([step, child]) => kinds(child, `${path}/${step}`)),
  ];
}

/** Keywords of a JSON Schema that are not fields of a definition. */
const structure = new Set(['properties', 'additionalProperties', 'items', 'oneOf', 'anyOf']);

test.each(examples)('$of is valid: $shows', (example) => {
  expect(read(example).findings).toEqual([]);
});

test.each(examples)('$of refers only to declared names: $shows', (example) => {
  expect(unknownNames(example)).toEqual([]);
});

test.each(examples)('$of sets only that field: $shows', ({ of, yaml }) => {
  expect(Object.keys(parse(yaml))).toEqual([of]);
});

test.each(Object.keys(modelPlatformSchema.shape))('%s has an example', (field) => {
  expect(examples.map(({ of }) => of)).toContain(field);
});

const shown = examples.map(({ yaml }) => yaml).join('\n');

// Defaults need no example.
const defaults = ['capacity: on-demand', 'credential: public', 'signal: cpu', 'prometheus: managed'];

test.each([...new Set(kinds(schema))].filter((kind) => !defaults.includes(kind)))('an example shows %s', (kind) => {
  const [field = '', value = ''] = kind.split(': ');
  expect(shown).toMatch(new RegExp(`${field}:(?:\\s*[\\w-]+:)?\\s*\\{ kind: ${value}\\b`));
});

test('the definition page shows each example below its field', () => {
  const page = readFileSync(join(__dirname, '../../docs/definition.md'), 'utf8');
  const sections = new Map(page.split('\n## ').map((text) => [text.split('\n')[0], text]));
  const missing = examples.filter(({ of, yaml }) => !sections.get(of)?.includes(yaml));
  expect(missing).toEqual([]);
});
