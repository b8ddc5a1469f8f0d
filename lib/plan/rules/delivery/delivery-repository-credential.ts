import type { RepositoryCredentialSpec } from '../../../definition/delivery';
import { type GitServer, gitServerOf, hostOfKey, knownGitServers } from '../../facts/git-server';
import type { Rule, RuleFinding } from '../rule';

const path = ['delivery', 'bootstrap', 'credential'] as const;

/** Argo CD can read the repository with the credential that it gets. */
export const deliveryRepositoryCredential: Rule<'platform'> = {
  id: 'delivery/repository-credential',
  scope: 'platform',
  waivableBy: 'no-one',
  rationale:
    'With a credential of another protocol, or without the key of the server, Argo CD never reads the repository.',
  check: ({ definition: { delivery } }) => {
    if (!delivery?.bootstrap) return [];
    const { credential = { kind: 'public' } } = delivery.bootstrap;
    const server = gitServerOf(delivery.repository);
    return [...otherProtocol(credential, server), ...unknownServer(credential, server)];
  },
};

function otherProtocol({ kind }: RepositoryCredentialSpec, { protocol }: GitServer): readonly RuleFinding[] {
  const over = protocol === 'ssh' ? 'SSH' : 'HTTPS';
  const fits = protocol === 'ssh' ? ['ssh-key', 'secret'] : ['public', 'token', 'secret'];
  if (fits.includes(kind)) return [];
  const credentials = { public: 'no credential', token: 'a token', 'ssh-key': 'an SSH key', secret: 'a Secret' };
  return [
    {
      path,
      problem: `the repository is read over ${over}, which does not work with ${credentials[kind]}`,
      value: kind,
      allowed: fits,
      fix:
        protocol === 'ssh'
          ? "write { kind: 'ssh-key' }, or an https:// address in delivery.repository"
          : "write { kind: 'token' }, or an ssh:// address in delivery.repository",
    },
  ];
}

function unknownServer(credential: RepositoryCredentialSpec, { host, protocol }: GitServer): readonly RuleFinding[] {
  if (credential.kind !== 'ssh-key' || protocol !== 'ssh' || knownGitServers.includes(host)) return [];
  const { hostKeys = [] } = credential;
  if (hostKeys.some((line) => hostOfKey(line) === host)) return [];
  return [
    {
      path: [...path, 'hostKeys'],
      problem: `Argo CD does not know the SSH keys of ${host}, so it refuses the connection`,
      value: hostKeys.map(hostOfKey),
      allowed: `lines of ssh-keyscan for ${host}`,
      fix: `add the lines that \`ssh-keyscan ${host}\` prints, after you compared them with those that the server publishes`,
    },
  ];
}
