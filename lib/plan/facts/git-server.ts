/** The server of a Git repository. */
export interface GitServer {
  readonly protocol: 'https' | 'ssh';
  readonly host: string;
}

/** The server of an address that the schema accepts: `https://HOST/PATH`, `ssh://HOST/PATH` or `USER@HOST:PATH`. */
export function gitServerOf(repository: string): GitServer {
  if (URL.canParse(repository) && /^(?:https|ssh):/.test(repository)) {
    const { protocol, hostname } = new URL(repository);
    return { protocol: protocol === 'https:' ? 'https' : 'ssh', host: hostname };
  }
  return { protocol: 'ssh', host: repository.slice(repository.indexOf('@') + 1, repository.indexOf(':')) };
}

/** Servers whose SSH keys Argo CD knows. Source: argoproj/argo-helm@argo-cd-10.1.1, `charts/argo-cd/values.yaml`, configs.ssh.knownHosts. */
export const knownGitServers: readonly string[] = [
  'bitbucket.org',
  'github.com',
  'gitlab.com',
  'ssh.dev.azure.com',
  'ssh.github.com',
  'vs-ssh.visualstudio.com',
];

/** Host in a line of `ssh-keyscan`, which writes another port as `[HOST]:PORT`. */
export function hostOfKey(line: string): string {
  const [host = ''] = line.split(' ');
  return host.replace(/^\[(.*)\](?::\d+)?$/, '$1');
}
