import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTree } from '../../lib/gitops/read-tree';
import { writeTree } from '../../lib/gitops/writer';
import { toYaml } from '../../lib/gitops/yaml';
import type { Manifest } from '../../lib/manifests/manifest';
import { thrownRules } from '../fixtures/findings';

// The real git, with checkouts as Git for Windows makes them.

const folder = mkdtempSync(join(tmpdir(), 'model-platform-git-'));
afterAll(() => rmSync(folder, { recursive: true }));

const at = (...parts: readonly string[]) => join(folder, ...parts);

function git(cwd: string, ...argv: readonly string[]): string {
  const identity = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'ada@acme.example' };
  const committer = { GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'ada@acme.example' };
  const env = { ...process.env, ...identity, ...committer, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  return execFileSync('git', ['-c', 'core.safecrlf=false', ...argv], { cwd, env, encoding: 'utf8', stdio: 'pipe' });
}

function script(value: string): Manifest {
  const text = `first\n${value}\n\nlast\n`;
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'script', namespace: 'n' }, data: { text } };
}

const path = 'namespaces/n/configmap-script.yaml';

/** A repository with a tree, and its checkout with `core.autocrlf`. */
function checkout(name: string, prepare: (tree: string) => void): string {
  git(folder, 'init', '--quiet', name);
  writeTree([script('one')], { directory: at(name, 'tree') });
  prepare(at(name, 'tree'));
  git(at(name), 'add', '--all');
  git(at(name), 'commit', '--quiet', '--message', 'tree');
  git(folder, 'clone', '--quiet', '--config', 'core.autocrlf=true', name, `${name}-checkout`);
  return at(`${name}-checkout`, 'tree');
}

const contentOf = (tree: string) => readFileSync(join(tree, path), 'utf8');

/** What a commit would change. */
function changesOf(tree: string): string {
  git(tree, 'add', '--all');
  return git(tree, 'status', '--porcelain');
}

describe('a checkout with core.autocrlf', () => {
  test('has the written bytes, because of .gitattributes', () => {
    const tree = checkout('with', () => undefined);
    expect(contentOf(tree)).toBe(toYaml(script('one')));
    expect(writeTree([script('one')], { directory: tree }).unchanged).toEqual([path]);
    expect(changesOf(tree)).toBe('');
  });

  test('of a tree without .gitattributes has CRLF, and is restored', () => {
    const tree = checkout('without', (written) => rmSync(join(written, '.gitattributes')));
    expect(contentOf(tree)).toContain('\r\n');
    expect(readTree(tree).objects).toEqual([script('one')]);
    expect(writeTree([script('one')], { directory: tree }).restored).toEqual([path]);
    expect(contentOf(tree)).toBe(toYaml(script('one')));
    expect(existsSync(join(tree, '.gitattributes'))).toBe(true);
    expect(changesOf(tree)).toBe('A  tree/.gitattributes\n');
  });

  test('takes a change of the object', () => {
    const tree = checkout('changed', (written) => rmSync(join(written, '.gitattributes')));
    expect(writeTree([script('two')], { directory: tree }).written).toEqual([path]);
    expect(changesOf(tree)).toContain(path);
    expect(git(tree, 'diff', '--cached', '--numstat', '--', path).split('\t').slice(0, 2)).toEqual(['1', '1']);
  });

  test('an edit is still found', () => {
    const tree = checkout('edited', (written) => rmSync(join(written, '.gitattributes')));
    writeFileSync(join(tree, path), contentOf(tree).replace('one', 'three'));
    expect(thrownRules(() => writeTree([script('one')], { directory: tree }))).toEqual(['gitops/edited-file']);
  });
});
