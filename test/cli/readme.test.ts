import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { charts } from '../../lib/catalog/charts';
import { readmeDefinition } from '../../scripts/docs/samples';
import { runIn, temporaryDirectory } from './harness';

const text = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');
const folder = temporaryDirectory();

/** The first code block after these words. */
function blockAfter(words: string): string {
  const [, block = ''] = /^```\w*\n([\s\S]*?)^```$/m.exec(text.slice(text.indexOf(words))) ?? [];
  return block;
}

test('the README has at most 120 lines', () => {
  expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(120);
});

test('the definition of the README passes check', async () => {
  writeFileSync(join(folder, 'modelplatform.yaml'), stringify(readmeDefinition(text)));
  expect(await runIn(folder, ['check'])).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^no problems found in /),
  });
});

test('the diagram of the README shows the cost and the number of files of its definition', async () => {
  writeFileSync(join(folder, 'modelplatform.yaml'), stringify(readmeDefinition(text)));
  const { hourlyUsd } = JSON.parse((await runIn(folder, ['plan', '--format', 'json'])).stdout).cost;
  expect(text).toContain(`cost: $${hourlyUsd.idle} to $${hourlyUsd.max} an hour`);
  const { stdout } = await runIn(folder, ['synth', '-o', 'out']);
  expect(text).toContain(`clusters/acme, ${/(\d+) files written/.exec(stdout)?.[1]} files<br/>`);
});

test('the deployment steps of the README are those of a new project', async () => {
  await runIn(folder, ['init', 'acme', '--provider', 'eks', '--region', 'us-east-1']);
  const steps = readFileSync(join(folder, 'acme', 'README.md'), 'utf8');
  const shared = blockAfter('**3. Deploy**')
    .trimEnd()
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, ''))
    .filter((line) => !/^(aws s3|git) /.test(line));
  expect(shared).toHaveLength(2);
  expect(shared.filter((line) => !steps.includes(`\`${line}\``))).toEqual([]);
});

test('the guide installs the Argo CD of the catalog', () => {
  const { repository, version } = charts['argo-cd'];
  const guide = readFileSync(join(__dirname, '..', '..', 'docs', 'guide.md'), 'utf8');
  expect(guide).toContain(`helm install argo-cd argo-cd --repo ${repository} --version ${version} `);
});
