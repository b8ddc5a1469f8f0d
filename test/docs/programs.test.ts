import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ModelPlatformValidation } from '../../lib/manifests/validation';
import { temporaryDirectory } from '../cli/harness';

const root = join(__dirname, '..', '..');
const samples = join(__dirname, 'samples');
const folder = temporaryDirectory();

/** The code blocks of a page in one language. */
function blocks(page: string, language: string): readonly string[] {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, code = '']) => code);
}

/** A sample as a user writes it next to the definition. */
function sample(file: string): string {
  return readFileSync(join(samples, file), 'utf8').replace('../../../examples/first-model/platform', './platform');
}

test.each([
  ['testing.md', 'platform.test.ts'],
  ['patches.md', 'write-manifests.ts'],
])('docs/%s shows the tested program %s', (page, file) => {
  expect(blocks(page, 'ts')).toContain(sample(file));
});

test('the program of docs/patches.md writes the changed objects', () => {
  writeFileSync(join(folder, 'platform.ts'), readFileSync(join(root, 'examples', 'first-model', 'platform.ts')));
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  const settings = ['--tsconfig', join(root, 'tsconfig.json')];
  const { status, stderr } = spawnSync(process.execPath, [tsx, ...settings, join(samples, 'write-manifests.ts')], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect([status, stderr]).toEqual([0, '']);
  const clinic = join(folder, 'clusters', 'first-model', 'namespaces', 'clinic');
  expect(readdirSync(clinic)).toContain('deployment-breast-cancer.yaml');
  const { spec } = parse(readFileSync(join(clinic, 'deployment-breast-cancer.yaml'), 'utf8'));
  expect([spec.minReadySeconds, spec.template.spec.priorityClassName]).toEqual([10, 'clinic-critical']);
});

test('the cdk8s settings of docs/testing.md name the validation', () => {
  const [settings = ''] = blocks('testing.md', 'yaml');
  const { validations } = parse(settings);
  expect(validations).toEqual([
    {
      package: './node_modules/model-platform/dist/manifests/validation.js',
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
      class: ModelPlatformValidation.name,
    },
  ]);
});
