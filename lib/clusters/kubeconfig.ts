import { canonicalJson } from '../units/canonical-json';

/** A command that prints a token for the Kubernetes API. */
interface TokenCommand {
  readonly command: string;
  readonly args: readonly string[];
  /** How to install the command. */
  readonly installHint: string;
}

/** Connection data of a cluster. */
interface KubeconfigParts {
  readonly name: string;
  /** URL of the Kubernetes API. */
  readonly endpoint: string;
  /** Certificate authority, PEM in base64. @default - those that the system trusts */
  readonly certificateAuthority?: string;
  readonly token: TokenCommand;
}

/** A kubeconfig as JSON, which is valid YAML. It calls a command for a token, so it contains no credentials. */
export function kubeconfig({ name, endpoint, certificateAuthority, token }: KubeconfigParts): string {
  return canonicalJson({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': name,
    clusters: [
      {
        name,
        cluster: {
          server: endpoint,
          ...(certificateAuthority !== undefined && { 'certificate-authority-data': certificateAuthority }),
        },
      },
    ],
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
