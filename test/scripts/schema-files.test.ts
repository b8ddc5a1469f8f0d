import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap } from '../../lib/units/values';
import { describedSchema } from '../../scripts/described-schema';
import { definitionShape, partShape, standaloneShapes } from '../../scripts/json-schema';
import { schemaFiles } from '../../scripts/schema-files';
import { type Field, fieldsOf } from './fields';

const root = join(__dirname, '../..');

const files = schemaFiles();
const standalone = standaloneShapes();
const schemas = [
  ['definition', files['schema.json']],
  ['part', files['schema.part.json']],
  ['standalone service', describedSchema(standalone.service, 'service')],
  ['standalone training job', describedSchema(standalone.training, 'training')],
  ['standalone team', describedSchema(standalone.team, 'team')],
  ['standalone gateway', describedSchema(standalone.gateway, 'gateway')],
  ['standalone monitoring', describedSchema(standalone.monitoring, 'monitoring')],
] as const;

/** Paths of the fields of all schemas that do not meet a condition. */
function violations(isGood: (field: Field) => boolean): readonly string[] {
  return schemas.flatMap(([name, schema]) =>
    fieldsOf(schema)
      .filter((field) => !isGood(field))
      .map(({ path, text }) => `${name} ${path}: ${text}`),
  );
}

test.each(Object.entries(files))('%s is current: npm run schema', (file, schema) => {
  expect(JSON.parse(readFileSync(join(root, file), 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});

test.each(schemas)('the %s has fields', (_, schema) => {
  expect(fieldsOf(schema).length).toBeGreaterThan(10);
});

test('every field has a text', () => {
  expect(violations(({ text }) => text.replace(/\s?Default: .*/, '').endsWith('.'))).toEqual([]);
});

test('every optional field has a default, and no required field has one', () => {
  expect(violations(({ text, required }) => /Default: .+\.$/.test(text) !== required)).toEqual([]);
});

test('the text of a number has its bounds', () => {
  expect(
    violations(({ schema: { type, minimum, maximum }, text }) => {
      const [said = ''] = text.split('Default:');
      const numbers: readonly string[] = said.match(/\d+(?:\.\d+)?/g) ?? [];
      return (
        (type !== 'integer' && type !== 'number') || bounds(minimum, maximum).every((one) => numbers.includes(one))
      );
    }),
  ).toEqual([]);
});

/** zod gives every whole number the bounds of JavaScript. */
function bounds(...given: readonly unknown[]): readonly string[] {
  return given.filter((bound) => typeof bound === 'number' && Math.abs(bound) < 1e6).map(String);
}

test('the text of a map says what its keys are, with an example', () => {
  const isKeyed = ({ schema }: Field) => schema.type === 'object' && schema.additionalProperties !== false;
  expect(violations((field) => !isKeyed(field) || /\bby\b.*`.+`/.test(field.text))).toEqual([]);
  expect(violations((field) => !isKeyed(field)).length).toBeGreaterThan(20);
});

test('the text of members says how to write one', () => {
  const members = fieldsOf(files['schema.json']).find(({ path }) => path === 'teams.NAME.members');
  expect(members?.text).toMatch(/^Members by role\. Each member is `group:NAME` or `user:NAME`/);
});

test('the schemas of zod have no texts of their own', () => {
  const shapes = [definitionShape(), partShape(), ...Object.values(standalone)];
  expect(shapes.flatMap((shape) => fieldsOf(shape).filter(({ text }) => text !== ''))).toEqual([]);
  const folder = join(root, 'lib/definition/schema');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(sources.filter((source) => /\.describe\(|\.meta\([^)]*(?:title|description|examples)/.test(source))).toEqual(
    [],
  );
});

test('rejects a field that the interface does not have', () => {
  const shape = definitionShape();
  const strange = { ...shape, properties: { ...(shape.properties as object), color: { type: 'string' } } };
  expect(() => describedSchema(strange, 'definition')).toThrow(/^FileDefinition has no field color$/);
});

test('in files, include has a team and a pattern, and a part can leave out its team', () => {
  const entry = { required: ['team', 'files'], additionalProperties: false };
  expect(definitionShape()).toMatchObject({ properties: { include: { items: entry } } });
  expect(partShape().required).toBeUndefined();
});

test('editors mark unknown fields', () => {
  for (const [, schema] of Object.entries(files)) expect(schema).toMatchObject({ additionalProperties: false });
  expect(isMap(definitionShape().properties)).toBe(true);
});
