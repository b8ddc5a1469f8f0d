// Writes the generated pages. Run by `npm run docs`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionPage } from './definition-page';
import { rulesPage } from './rules-page';

const docs = join(__dirname, '..', '..', 'docs');
writeFileSync(join(docs, 'rules.md'), rulesPage());
writeFileSync(join(docs, 'definition.md'), definitionPage());
