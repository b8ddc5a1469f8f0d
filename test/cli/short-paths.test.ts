import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createProject, runIn, temporaryDirectory } from './harness';

const root = temporaryDirectory();
const project = join(root, 'acme');
const repository = process.cwd();
const edited = 'namespaces/data-science/deployment-churn.yaml';

beforeAll(async () => {
  await createProject(root, 'acme', 'aks');
  process.chdir(project);
  await here('synth', '--outputs', 'placeholder', '-o', 'tree');
  appendFileSync(`tree/${edited}`, '\n# edited\n');
  mkdirSync('empty');
  writeFileSync('outputs.json', '[]');
  writeFileSync('broken.yaml', 'name: [');
});
afterAll(() => process.chdir(repository));

function here(...argv: readonly string[]) {
  return runIn(process.cwd(), argv);
}

describe('a finding about a file below the working directory names it as', () => {
  test.each([
    [['synth', '--outputs', 'placeholder', '-o', 'tree'], `tree/${edited}  gitops/edited-file`],
    [['diff', 'empty', 'modelplatform.yaml'], 'empty/.model-platform-index  gitops/index'],
    [['diff', '.', 'modelplatform.yaml'], '.model-platform-index  gitops/index'],
    [['synth', '--outputs', 'placeholder'], 'clusters/acme  gitops/placeholder'],
    [['check', '--outputs', 'outputs.json'], 'outputs.json  source/outputs'],
    [['check', '-f', 'broken.yaml'], 'broken.yaml:1:8  source/yaml'],
  ])('%j', async (argv, first) => {
    const { code, stdout, stderr } = await here(...argv);
    const text = argv[0] === 'check' && stdout !== '' ? stdout : stderr;
    expect(code).toBe(2);
    expect(text).toContain(`${first}\n`);
    expect(text).not.toContain(project);
    expect(text).not.toContain('the whole definition');
  });

  test('relative to a tree in the working directory itself', async () => {
    process.chdir('tree');
    const { stderr } = await here('synth', '-f', '../modelplatform.yaml', '--outputs', 'placeholder', '-o', '.');
    process.chdir('..');
    expect(stderr).toContain(`\n${edited}  gitops/edited-file\n`);
  });
});
