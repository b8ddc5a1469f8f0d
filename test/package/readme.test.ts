import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outside, root, succeed } from './package';

const folder = outside();
const clone = join(folder, 'model-platform');

/** What the README says that works as it stands. */
function lines(): readonly string[] {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const [, block = ''] =
    /^```sh\n([\s\S]*?)^```$/m.exec(text.slice(text.indexOf('## Your own platform in 15 minutes'))) ?? [];
  return block.trimEnd().split('\n');
}

/** The checkout as somebody gets it who clones it: without what is built or installed. */
function copyCheckout(): void {
  const files = succeed('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], root).split('\0');
  for (const file of files) {
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(clone, file));
  }
}

/** The environment of a shell that `npm run` has not prepared. */
function environment(): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|NODE_OPTIONS$|NODE_PATH$|INIT_CWD$)/i.test(name),
  );
  const path = (process.env.PATH ?? '').split(':').filter((directory) => !directory.includes('node_modules'));
  return { ...Object.fromEntries(entries), PATH: path.join(':'), NO_COLOR: '1', npm_config_prefer_offline: 'true' };
}

test('the README has lines to begin with', () => {
  expect(lines()).toHaveLength(6);
  expect(lines()[0]).toBe('npm ci && npm pack');
});

test('the lines of the README lead from a clone to manifests', () => {
  copyCheckout();
  // A failure on the left of && does not stop a shell by itself.
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
  expect(stdout).toContain('no faults in platform.ts\n');
  expect(stdout).toContain('\nCluster acme\n');
  const project = join(folder, 'acme');
  const { dependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  expect(dependencies['model-platform']).toBe('file:../model-platform/model-platform-0.1.0.tgz');
  expect(readdirSync(join(project, 'clusters', 'acme', 'namespaces', 'data-science'))).toContain(
    'deployment-churn.yaml',
  );
}, 900_000);
