import { canonicalJson } from '../units/canonical-json';

/** A command of the cloud that prints a token for the Kubernetes API. */
export interface TokenCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** Where people get the command. */
  readonly installHint: string;
}

/** What a client needs to find and trust a cluster. */
export interface KubeconfigParts {
  readonly name: string;
  /** With its scheme. */
  readonly endpoint: string;
  /** PEM in base64. */
  readonly certificateAuthority: string;
  readonly token: TokenCommand;
}

/** A kubeconfig, as JSON, which is YAML too. It asks a command for a token, so it is no credential by itself. */
export function kubeconfig({ name, endpoint, certificateAuthority, token }: KubeconfigParts): string {
  return canonicalJson({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [{ name, cluster: { server: endpoint, 'certificate-authority-data': certificateAuthority } }],
    contexts: [{ name, context: { cluster: name, user: name } }],
    users: [
      {
        name,
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1beta1',
            interactiveMode: 'IfAvailable',
            provideClusterInfo: true,
            ...token,
          },
        },
      },
    ],
  });
}
