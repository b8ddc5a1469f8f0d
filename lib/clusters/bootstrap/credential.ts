import { type Input, RunError } from '@pulumi/pulumi';
import type { RepositoryCredentialPlan } from '../../plan/types/bootstrap';
import { assertNever } from '../../units/assert-never';

/** The Secret with which Argo CD reads the repository. */
export interface RepositorySecret {
  readonly secret: string;
  /** Keys besides the type and the address of the repository. */
  readonly data: Readonly<Record<string, Input<string>>>;
}

/**
 * The Secret of the repository. Undefined if the repository is public, or if the user creates the Secret.
 *
 * @param value Token or private key that the program gives.
 * @throws RunError that says how to give one. Pulumi prints it as text without a stack trace.
 */
export function repositorySecret(
  credential: RepositoryCredentialPlan,
  value: Input<string> | undefined,
): RepositorySecret | undefined {
  switch (credential.kind) {
    case 'none':
      return undefined;
    case 'token': {
      const { username, secret } = credential;
      return { secret, data: { username, password: required(value, 'a token') } };
    }
    case 'ssh-key':
      return { secret: credential.secret, data: { sshPrivateKey: required(value, 'a private key') } };
    default:
      return assertNever(credential);
  }
}

function required(value: Input<string> | undefined, what: string): Input<string> {
  if (value !== undefined) return value;
  throw new RunError(
    `Argo CD reads the repository with ${what}, and the program gives none; run: pulumi config set --secret repositoryCredential, and pass repositoryCredential: new Config().requireSecret('repositoryCredential') to the cluster`,
  );
}
