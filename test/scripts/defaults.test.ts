import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { definitionJsonSchema } from '../../lib/definition/schema/json-schema';
import { defaultSentence, withDefaults } from '../../scripts/defaults';
import { schemaFiles } from '../../scripts/schema-files';

const folder = join(__dirname, '..', '..', 'lib', 'definition');

/** Fields that files cannot have, so that they are not in the schema of files. */
const codeOnly = ['source.ts', 'standalone-service.ts'];

/** Every `@default` with its field, found without the type checker. */
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

/** Descriptions of all fields with this name. */
function descriptionsOf(field: string, value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const description: unknown = key === field && typeof child === 'object' && child !== null ? child.description : '';
    return [...(typeof description === 'string' ? [description] : []), ...descriptionsOf(field, child)];
  });
}

const files = schemaFiles();
const defaults = writtenDefaults();

test('the interfaces document the defaults of many fields', () => {
  expect(defaults.length).toBeGreaterThan(60);
});

test.each(defaults)('the schemas document the default of %s as %j', (field, text) => {
  const ends = descriptionsOf(field, files).map((description) => /Default: .*$/.exec(description)?.[0]);
  expect(ends).toContain(defaultSentence(text));
});

test('the schemas document no other defaults', () => {
  const said = JSON.stringify(files).match(/Default: .*?\."/g) ?? [];
  const known = new Set(defaults.map(([, text]) => JSON.stringify(defaultSentence(text)).slice(1)));
  expect(said.length).toBeGreaterThan(60);
  expect([...new Set(said)].filter((sentence) => !known.has(sentence))).toEqual([]);
});

test.each([
  ["'1Gi'", "Default: `'1Gi'`."],
  ['- three zones of the region', 'Default: three zones of the region.'],
  ['[] - none,\nwhich is a finding', 'Default: `[]`, none, which is a finding.'],
  ["{ kind: 'on-demand' }", "Default: `{ kind: 'on-demand' }`."],
])('formats %j as %j', (written, sentence) => {
  expect(defaultSentence(written)).toBe(sentence);
});

test('rejects a schema field that the interface does not have', () => {
  const schema = definitionJsonSchema();
  const strange = { ...schema, properties: { ...(schema.properties as object), colour: { type: 'string' } } };
  expect(() => withDefaults(strange, 'definition')).toThrow(/^ModelPlatformDefinition<.*> has no field colour$/);
});
