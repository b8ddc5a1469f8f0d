import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describedSchema } from '../../scripts/described-schema';
import { defaultSentence } from '../../scripts/field-texts';
import { standaloneShapes } from '../../scripts/json-schema';
import { schemaFiles } from '../../scripts/schema-files';
import { fieldsOf } from './fields';

const folder = join(__dirname, '..', '..', 'lib', 'definition');

/** Every `@default` with its field, found without the type checker. */
function writtenDefaults(): readonly (readonly [field: string, text: string])[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'source.ts')
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

const { service, training, team, gateway, monitoring } = standaloneShapes();
const schemas = [
  ...Object.values(schemaFiles()),
  describedSchema(service, 'service'),
  describedSchema(training, 'training'),
  describedSchema(team, 'team'),
  describedSchema(gateway, 'gateway'),
  describedSchema(monitoring, 'monitoring'),
];
const fields = schemas.flatMap((schema) => fieldsOf(schema));
const defaults = writtenDefaults();

test('the interfaces document many defaults', () => {
  expect(defaults.length).toBeGreaterThan(60);
});

test.each(defaults)('the schema documents the default of %s as %j', (field, text) => {
  const own = fields.filter(({ path }) => path.endsWith(field));
  expect(own.map((each) => /Default: .*$/.exec(each.text)?.[0])).toContain(defaultSentence(text));
});

test.each([
  ["'1Gi'", "Default: `'1Gi'`."],
  ['- three zones of the region', 'Default: three zones of the region.'],
  ['[] - none,\nwhich is an error', 'Default: `[]`, none, which is an error.'],
  ["{ kind: 'on-demand' }", "Default: `{ kind: 'on-demand' }`."],
])('formats %j as %j', (written, sentence) => {
  expect(defaultSentence(written)).toBe(sentence);
});
