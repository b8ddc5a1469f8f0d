import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createProgram } from '../../lib/cli/program';
import { ModelPlatformValidation } from '../../lib/manifests/validation';
import { rules } from '../../lib/plan/rules/all';
import { temporaryDirectory } from '../cli/harness';

const root = join(__dirname, '..', '..');
const samples = join(__dirname, 'samples');
const folder = temporaryDirectory();

/** The code blocks of a page in one language. */
function blocks(page: string, language: string): readonly string[] {
  const text = readFileSync(join(root, 'docs', page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, code = '']) => code);
}

/** All manifests of the examples on EKS. */
const manifests = ['marketplace-search', 'ride-pricing']
  .map((example) => join(root, 'snapshots', example, 'eks', 'manifests'))
  .flatMap((tree) => readdirSync(tree, { recursive: true, encoding: 'utf8' }).map((file) => join(tree, file)))
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

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
      package: './node_modules/@model-platform/core/dist/manifests/validation.js',
      version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
      class: ModelPlatformValidation.name,
    },
  ]);
});

const handWritten = ['testing.md', 'patches.md', 'dns.md', 'upgrade.md', 'removal.md', 'troubleshooting.md'];
const sink = { write: () => undefined, isTerminal: false };
const program = createProgram(
  { cwd: '/', env: {}, stdout: sink, stderr: sink, today: () => '2026-11-24' },
  () => undefined,
);
const pages = handWritten.map((page) => readFileSync(join(root, 'docs', page), 'utf8')).join('\n');

/** The first group of every match on the pages, each once. */
function named(pattern: RegExp): readonly string[] {
  return [...new Set([...pages.matchAll(pattern)].map(([, name = '']) => name))];
}

test.each(named(/\b((?:check|plan|diff|explain|synth) --[a-z]+)/g))('the pages name an existing flag: %s', (text) => {
  const [command, ...flags] = text.split(' ').filter((word, index) => index === 0 || word.startsWith('--'));
  const known = program.commands.find((each) => each.name() === command)?.options.map(({ long }) => long);
  expect(known).toEqual(expect.arrayContaining(flags));
});

test.each(named(/`(?:npx )?model-platform ([a-z]+)/g))('the pages name the existing command %s', (command) => {
  expect(program.commands.map((each) => each.name())).toContain(command);
});

test.each(named(/`([a-z]+\/[a-z]+-[a-z-]+)`/g).filter((id) => !/^(gitops|patch)\//.test(id)))(
  'the pages name the existing rule %s',
  (id) => {
    expect(rules.map((rule) => rule.id)).toContain(id);
  },
);

test.each([...named(/`((?:Training|Rollout)[A-Z]\w+)`/g), ...named(/logs POD -c ([a-z-]+)/g)])(
  'an example has what the pages call %s',
  (name) => {
    expect(manifests).toMatch(new RegExp(`(alert|name): ${name}\n`));
  },
);
