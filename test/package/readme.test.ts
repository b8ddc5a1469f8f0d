import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replacePlaceholders } from '../fixtures/replace-placeholders';
import { outside, root, succeed } from './package';

const folder = outside();
const clone = join(folder, 'model-platform');
const { version } = require('../../package.json') as { readonly version: string };

/** The commands of the quick start, which work without changes. */
function lines(): readonly string[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const [, block = ''] = /^```sh\n([\s\S]*?)^```$/m.exec(text.slice(text.indexOf('## Quick start'))) ?? [];
  return block.trimEnd().split('\n');
}

/** Copies the checkout as a fresh clone: without build output and installed packages. */
function copyCheckout(): void {
  const files = succeed('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], root).split('\0');
  for (const file of files) {
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(clone, file));
  }
}

/** The environment of a shell without the variables that `npm run` sets. */
function environment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_OPTIONS$|NODE_PATH$|INIT_CWD$)/i.test(name),
  );
  const path = (process.env.PATH ?? '').split(':').filter((directory) => !directory.includes('node_modules'));
  return { ...Object.fromEntries(entries), PATH: path.join(':'), NO_COLOR: '1', npm_config_prefer_offline: 'true' };
}

test('the quick start has five commands', () => {
  expect(lines()).toHaveLength(5);
  expect(lines()[0]).toBe('npm ci && npm pack');
});

test('the quick start of the README leads from a clone to manifests', () => {
  copyCheckout();
  // `set -e` ignores a failure on the left of &&.
  const script = lines()
    .map((line) => `${line}\n[ $? = 0 ] || exit 1\n`)
    .join('');
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], {
    cwd: clone,
    env: environment(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('placeholder/replaced');
  expect(stdout).toContain('\nCluster acme\n');
  const project = join(folder, 'acme');
  replacePlaceholders(join(project, 'platform.ts'));
  expect(succeed('npx', ['model-platform', 'check'], project)).toBe('no problems found in platform.ts\n');
  succeed('npx', ['model-platform', 'synth'], project);
  const { dependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  expect(dependencies['@model-platform/core']).toBe(`file:../model-platform/model-platform-core-${version}.tgz`);
  expect(readdirSync(join(project, 'clusters', 'acme', 'namespaces', 'data-science'))).toContain(
    'deployment-churn.yaml',
  );
}, 900_000);
