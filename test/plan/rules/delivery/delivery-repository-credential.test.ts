import type { RepositoryCredentialSpec } from '../../../../lib/definition/delivery';
import { definition } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'delivery/repository-credential';
const key = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAfuCHKVTjquxvt6CM6tdG4SLp1Btn';

function findings(repository: string, credential?: RepositoryCredentialSpec) {
  const bootstrap = credential ? { credential } : {};
  return findingsOf({ ...definition('gke'), delivery: { gitops: 'argocd', repository, bootstrap } }, id);
}

test.each([
  ['https://github.com/acme/platform', undefined],
  ['https://github.com/acme/platform', { kind: 'token' }],
  ['https://github.com/acme/platform', { kind: 'secret', secret: 'git' }],
  ['git@github.com:acme/platform.git', { kind: 'ssh-key' }],
  ['ssh://git@git.acme.example/platform', { kind: 'ssh-key', hostKeys: [`git.acme.example ${key}`] }],
  ['ssh://git@git.acme.example:2222/platform', { kind: 'ssh-key', hostKeys: [`[git.acme.example]:2222 ${key}`] }],
  ['ssh://git@git.acme.example/platform', { kind: 'secret', secret: 'git' }],
] as const)('%s is readable with %j', (repository, credential) => {
  expect(findings(repository, credential)).toEqual([]);
});

test.each([
  [
    'git@github.com:acme/platform.git',
    undefined,
    'the repository is read over SSH, which does not work with no credential',
  ],
  [
    'git@github.com:acme/platform.git',
    { kind: 'token' },
    'the repository is read over SSH, which does not work with a token',
  ],
  [
    'https://github.com/acme/platform',
    { kind: 'ssh-key' },
    'the repository is read over HTTPS, which does not work with an SSH key',
  ],
] as const)('%s is not readable with %j', (repository, credential, problem) => {
  expect(findings(repository, credential)).toMatchObject([{ path: ['delivery', 'bootstrap', 'credential'], problem }]);
});

test('an own server needs the lines of its keys', () => {
  expect(findings('ssh://git@git.acme.example/platform', { kind: 'ssh-key' })).toMatchObject([
    {
      path: ['delivery', 'bootstrap', 'credential', 'hostKeys'],
      problem: 'Argo CD does not know the SSH keys of git.acme.example, so it refuses the connection',
      allowed: 'lines of ssh-keyscan for git.acme.example',
    },
  ]);
  expect(
    findings('ssh://git@git.acme.example/platform', { kind: 'ssh-key', hostKeys: [`other.example ${key}`] }),
  ).toMatchObject([{ value: ['other.example'] }]);
});

test('without a bootstrap the credential is not known', () => {
  const delivery = { gitops: 'argocd', repository: 'git@github.com:acme/platform.git' } as const;
  expect(findingsOf({ ...definition('gke'), delivery }, id)).toEqual([]);
});
