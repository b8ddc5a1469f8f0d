import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionJsonSchema } from '../../../lib/definition/schema/json-schema';
import { schemaFiles } from '../../../scripts/schema-files';

const root = join(__dirname, '../../..');

/** The text of all docstrings of the interfaces. */
function docstrings(): string {
  const folder = join(root, 'lib/definition');
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const comments = files.flatMap((name) => readFileSync(join(folder, name), 'utf8').match(/\/\*\*[\s\S]*?\*\//g) ?? []);
  return comments
    .join(' ')
    .replace(/\n\s*\*/g, ' ')
    .replace(/\s+/g, ' ');
}

function descriptionsIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'description' && typeof child === 'string' ? [child] : descriptionsIn(child),
  );
}

test.each(Object.entries(schemaFiles()))('%s is up to date with scripts/schema.ts', (file, schema) => {
  expect(JSON.parse(readFileSync(join(root, file), 'utf8'))).toEqual(JSON.parse(JSON.stringify(schema)));
});

test('editors show the text of the docstrings', () => {
  const text = docstrings();
  const own = new Set(descriptionsIn(definitionJsonSchema()));
  own.delete('The schema that editors complete by.');
  expect([...own].filter((description) => !text.includes(description))).toEqual([]);
  expect(own.size).toBeGreaterThan(60);
});

test('include is a list of patterns in files', () => {
  expect(definitionJsonSchema()).toMatchObject({ properties: { include: { items: { type: 'string' } } } });
});

test('editors mark unknown fields', () => {
  expect(definitionJsonSchema()).toMatchObject({ additionalProperties: false });
});
