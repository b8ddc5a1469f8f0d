import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import type { Manifest } from '../../lib/manifests/manifest';
import { createProject, runIn, temporaryDirectory } from './harness';

const root = temporaryDirectory();
const azure = join(root, 'azure');
const clientId = '00000000-0000-0000-0000-000000000000';
const mark = 'model-platform.dev/placeholder';

/** A secret, so that External Secrets has an identity. */
const layer = `teams: { data-science: { secrets: { token: { remote: hub-token } } } }
waivers:
  - { rule: image/pinned, at: services.churn, reason: test }
  - { rule: reference/used, at: teams.data-science.secrets.token, reason: test }
`;

beforeAll(async () => {
  await createProject(root, 'azure', 'aks');
  await createProject(root, 'amazon', 'eks');
  writeFileSync(join(azure, 'secret.yaml'), layer);
  const identities = {
    'data-science/churn': { clientId: '00000000-0000-4000-8000-000000000001' },
    'external-secrets/external-secrets': { clientId: '00000000-0000-4000-8000-000000000002' },
  };
  writeFileSync(join(azure, 'outputs.json'), JSON.stringify({ outputs: { identities } }));
  writeFileSync(join(azure, 'partial.json'), JSON.stringify({ outputs: { identities: { 'data-science/churn': {} } } }));
});

const files = ['-f', 'modelplatform.yaml', '-f', 'secret.yaml'];
const placeholder = ['--outputs', 'placeholder'];

/** Files below a folder by path. */
function contents(folder: string): ReadonlyMap<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  return new Map(names.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

test('manifests are written before the cluster exists, and every object with a placeholder is marked', async () => {
  const { code, stdout, stderr } = await runIn(azure, ['synth', ...files, ...placeholder, '-o', 'preview']);
  expect(code).toBe(0);
  const written = [...contents(join(azure, 'preview'))];
  const withPlaceholder = written.filter(([, text]) => text.includes(clientId)).map(([path]) => path);
  const marked = written
    .filter(([, text]) => (parse(text) as Manifest).metadata.annotations?.[mark] === 'true')
    .map(([path]) => path);
  expect(withPlaceholder.sort()).toEqual([
    'namespaces/argocd/application-external-secrets.yaml',
    'namespaces/data-science/serviceaccount-churn.yaml',
  ]);
  expect(marked.sort()).toEqual(withPlaceholder);
  expect(stdout).toContain('2 files have placeholders');
  expect(stdout).toContain('namespaces/data-science/serviceaccount-churn.yaml');
  expect(stderr).toContain('identity/known');
  expect(stderr).toContain('(blocks check --strict)');
});

test('the chart of External Secrets marks its service account too', async () => {
  const { stdout } = await runIn(azure, ['synth', ...files, ...placeholder, '--stdout']);
  const application = parseAllDocuments(stdout).find(
    (document) => document.get('kind') === 'Application' && document.getIn(['metadata', 'name']) === 'external-secrets',
  );
  const annotations = ['spec', 'source', 'helm', 'valuesObject', 'serviceAccount', 'annotations'];
  expect(application?.getIn([...annotations, mark])).toBe('true');
  expect(application?.getIn([...annotations, 'azure.workload.identity/client-id'])).toBe(clientId);
});

test('the JSON report of synth lists the files with placeholders', async () => {
  const { stdout } = await runIn(azure, ['synth', ...placeholder, '-o', 'json', '--format', 'json']);
  expect(JSON.parse(stdout)).toHaveProperty('placeholders', ['namespaces/data-science/serviceaccount-churn.yaml']);
});

test.each([[[]], [['-o', 'clusters/azure']], [['-o', 'clusters/azure/next']]])(
  'the folder that Argo CD reads gets no placeholders: synth %p',
  async (output) => {
    const { code, stderr } = await runIn(azure, ['synth', ...placeholder, ...output]);
    expect(code).toBe(2);
    expect(stderr).toContain('clusters/azure');
    expect(stderr).toContain('--output');
    expect(existsSync(join(azure, 'clusters'))).toBe(false);
  },
);

test('--stdout says on standard error how many objects have placeholders', async () => {
  const { code, stderr } = await runIn(azure, ['synth', ...placeholder, '--stdout']);
  expect(code).toBe(0);
  expect(stderr).toContain('1 object has placeholders');
});

test('check reports placeholders as a warning, and --strict refuses them', async () => {
  const check = await runIn(azure, ['check', ...placeholder]);
  expect(check.code).toBe(0);
  expect(check.stdout).toContain('the client ID of data-science/churn is a placeholder');
  expect(check.stdout).toMatch(/\n1 warning \(blocks check --strict\)\n$/);
  const strict = await runIn(azure, ['check', '--strict', ...placeholder]);
  expect(strict.code).toBe(2);
  expect(strict.stdout).toMatch(/\n1 error\n$/);
});

test('--strict makes every warning an error, also as JSON', async () => {
  expect((await runIn(azure, ['check'])).code).toBe(0);
  const { code, stdout } = await runIn(azure, ['check', '--strict', '--format', 'json']);
  expect(code).toBe(2);
  const { findings } = JSON.parse(stdout) as { findings: { rule: string; blocks?: string }[] };
  expect(findings.map(({ rule, blocks }) => [rule, blocks])).toEqual([['identity/known', undefined]]);
});

test('--strict accepts a definition without warnings', async () => {
  const { code, stdout } = await runIn(azure, ['check', '--strict', ...files, '--outputs', 'outputs.json']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^no problems/)]);
});

test('a file with a client ID for a part of the identities still lacks the others', async () => {
  const { code, stderr } = await runIn(azure, ['synth', '--outputs', 'partial.json', '-o', 'partial']);
  expect([code, existsSync(join(azure, 'partial'))]).toEqual([2, false]);
  expect(stderr).toContain('the client ID of data-science/churn is not known yet');
});

test('a file with the zero UUID has a placeholder as well', async () => {
  const identities = { 'data-science/churn': { clientId } };
  writeFileSync(join(azure, 'zero.json'), JSON.stringify({ outputs: { identities } }));
  const { code, stderr } = await runIn(azure, ['synth', '--outputs', 'zero.json']);
  expect(code).toBe(2);
  expect(stderr).toContain('clusters/azure');
});

test('./placeholder is a file', async () => {
  const { code, stderr } = await runIn(azure, ['plan', '--outputs', './placeholder']);
  expect(code).toBe(2);
  expect(stderr).toContain('placeholder');
});

test('plan and diff accept placeholders', async () => {
  const plan = await runIn(azure, ['plan', ...placeholder]);
  expect([plan.code, plan.stdout.includes('placeholder')]).toEqual([0, true]);
  const diff = await runIn(azure, ['diff', 'modelplatform.yaml', 'modelplatform.yaml', ...placeholder]);
  expect(diff.code).toBe(0);
});

test('where nothing depends on the cloud, placeholders change nothing', async () => {
  const amazon = join(root, 'amazon');
  const { code, stdout, stderr } = await runIn(amazon, ['synth', ...placeholder]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).not.toContain('placeholder');
});
