// Writes the pages that are generated from cloud resources. Run by `npm run docs`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditPage } from './page';

async function writePages(): Promise<void> {
  writeFileSync(join(__dirname, '..', '..', '..', 'docs', 'audit.md'), await auditPage());
}

void writePages();
