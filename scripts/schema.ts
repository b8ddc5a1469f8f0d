import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaFiles } from './schema-files';

// Generates the JSON Schemas for YAML editors: `npm run schema`.

const root = join(__dirname, '..');
for (const [file, schema] of Object.entries(schemaFiles())) {
  writeFileSync(join(root, file), `${JSON.stringify(schema, null, 2)}\n`);
}
