// Writes the page of fields and clouds. Run by `npm run docs:fields`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsPage } from './page';

async function writePage(): Promise<void> {
  writeFileSync(join(__dirname, '..', '..', '..', 'docs', 'fields.md'), await fieldsPage());
}

void writePage();
