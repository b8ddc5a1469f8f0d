import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { charts } from '../../lib/catalog/charts';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { runIn, temporaryDirectory } from './harness';

const text = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
const folder = temporaryDirectory();

/** The code block after a line that has these words. */
function blockAfter(words: string): string {
  const [, block = ''] = /^```\w*\n([\s\S]*?)^```$/m.exec(text.slice(text.indexOf(words))) ?? [];
  return block;
}

/** The definition that the README begins with; its dots stand for digests. */
function example(): ModelPlatformDefinition {
  const literal = blockAfter('From **one typed definition**')
    .replace(/^import .*;$/m, '')
    .replace('export default defineModelPlatform(', 'return (')
    .replaceAll('…', 'ab'.repeat(32));
  return new Function(literal)();
}

test('the definition of the README has no faults', async () => {
  writeFileSync(join(folder, 'modelplatform.yaml'), stringify(example()));
  expect(await runIn(folder, ['check'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^no faults in /) });
});

test('the mistake that the README shows is told in these words', async () => {
  const definition = example();
  const { ranker } = definition.services ?? {};
  const services = { ranker: { ...ranker, resources: { memory: '32Gi' } } };
  writeFileSync(join(folder, 'modelplatform.yaml'), stringify({ ...definition, services }));
  const { stdout } = await runIn(folder, ['check']);
  // Where the file is, and what stands in which line of it, is another thing for everybody.
  const [shown, told] = [blockAfter('## What a mistake looks like'), stdout].map((output) =>
    output.replace(/\S*(modelplatform\.yaml):\d+:\d+/, '$1:LINE:COLUMN'),
  );
  expect(shown).toBe(`$ npx model-platform check\n${told}`);
});

test('the first example installs the Argo CD of the catalog', () => {
  const { repository, version } = charts['argo-cd'];
  const example = readFileSync(join(__dirname, '..', '..', 'examples', 'first-model', 'README.md'), 'utf8');
  expect(example).toContain(`helm install argo-cd argo-cd --repo ${repository} --version ${version} `);
});
