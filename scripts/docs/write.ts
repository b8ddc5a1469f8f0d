// Writes the generated pages and the samples of output in other pages. Run by `npm run docs`.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { definitionPage } from './definition-page';
import { imagesPage } from './images-page';
import { rulesPage } from './rules-page';
import { pageWithSamples } from './samples';

const root = join(__dirname, '..', '..');
writeFileSync(join(root, 'docs', 'images.md'), imagesPage());
writeFileSync(join(root, 'docs', 'rules.md'), rulesPage());
writeFileSync(join(root, 'docs', 'definition.md'), definitionPage());

async function writeSamples(): Promise<void> {
  for (const page of ['README.md', 'docs/commands.md'] as const) {
    writeFileSync(join(root, page), await pageWithSamples(page));
  }
}

void writeSamples();
