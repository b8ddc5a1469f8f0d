import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { definitionJsonSchema } from '../../lib/definition/schema/json-schema';
import { defaultSentence, withDefaults } from '../../scripts/defaults';
import { schemaFiles } from '../../scripts/schema-files';

const folder = join(__dirname, '..', '..', 'lib', 'definition');

/** Not written in files of a definition, so not in the schema for them. */
const codeOnly = ['source.ts', 'standalone-service.ts'];

/** Every `@default` with its field, read without types. */
function writtenDefaults(): readonly (readonly [field: string, text: string])[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && !codeOnly.includes(file))
    .flatMap((file) => {
      const source = ts.createSourceFile(file, readFileSync(join(folder, file), 'utf8'), ts.ScriptTarget.ES2023, true);
      return defaultsIn(source, source);
    });
}

function defaultsIn(node: ts.Node, source: ts.SourceFile): readonly (readonly [string, string])[] {
  const own = ts
    .getJSDocTags(node)
    .filter(({ tagName }) => ts.isPropertySignature(node) && tagName.text === 'default')
    .map(
      ({ comment }) =>
        [(node as ts.PropertySignature).name.getText(source), ts.getTextOfJSDocComment(comment) ?? ''] as const,
    );
  const children: (readonly [string, string])[] = [];
  node.forEachChild((child) => void children.push(...defaultsIn(child, source)));
  return [...own, ...children];
}

/** Descriptions of all fields of a name, wherever they are. */
function descriptionsOf(field: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const description: unknown = key === field && typeof child === 'object' && child !== null ? child.description : '';
    return [...(typeof description === 'string' ? [description] : []), ...descriptionsOf(field, child)];
  });
}

const files = schemaFiles();
const defaults = writtenDefaults();

test('the interfaces say the defaults of many fields', () => {
  expect(defaults.length).toBeGreaterThan(60);
});

test.each(defaults)('the schemas say of %s that it is %j when left out', (field, text) => {
  const ends = descriptionsOf(field, files).map((description) => /Default: .*$/.exec(description)?.[0]);
  expect(ends).toContain(defaultSentence(text));
});

test('the schemas say no default that no interface has', () => {
  const said = JSON.stringify(files).match(/Default: .*?\."/g) ?? [];
  const known = new Set(defaults.map(([, text]) => JSON.stringify(defaultSentence(text)).slice(1)));
  expect(said.length).toBeGreaterThan(60);
  expect([...new Set(said)].filter((sentence) => !known.has(sentence))).toEqual([]);
});

test.each([
  ["'1Gi'", "Default: `'1Gi'`."],
  ['- three zones of the region', 'Default: three zones of the region.'],
  ['[] - nobody,\nwhich is a finding', 'Default: `[]`, nobody, which is a finding.'],
  ["{ kind: 'on-demand' }", "Default: `{ kind: 'on-demand' }`."],
])('%j is said as %j', (written, sentence) => {
  expect(defaultSentence(written)).toBe(sentence);
});

test('a schema with a field that the interface has not is refused', () => {
  const schema = definitionJsonSchema();
  const strange = { ...schema, properties: { ...(schema.properties as object), colour: { type: 'string' } } };
  expect(() => withDefaults(strange, 'definition')).toThrow(/^ModelPlatformDefinition<.*> has no field colour$/);
});
