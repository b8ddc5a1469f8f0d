import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionJsonSchema, partJsonSchema } from '../lib/definition/schema/json-schema';

// Writes the JSON Schemas that editors complete YAML files by: `node --import tsx scripts/schema.ts`.

const root = join(__dirname, '..');
const files = { 'schema.json': definitionJsonSchema(), 'schema.part.json': partJsonSchema() };
for (const [file, schema] of Object.entries(files)) {
  writeFileSync(join(root, file), `${JSON.stringify(schema, null, 2)}\n`);
}
