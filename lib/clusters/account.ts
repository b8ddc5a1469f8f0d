import type { Output } from '@pulumi/pulumi';
import { refuse } from './refuse';

/** The account that the credentials must belong to. */
interface ExpectedAccount {
  /** The cloud's term for an account. */
  readonly kind: string;
  /** The account in the plan; undefined allows any account. */
  readonly account: string | undefined;
}

/** Why an account does not match the plan; undefined if it does. */
export function accountProblem({ kind, account }: ExpectedAccount, found: string): string | undefined {
  if (account === undefined || account === found) return undefined;
  return `the definition is for ${kind} ${account}, but the credentials are for ${found}: change the credentials or cluster.account`;
}

/**
 * The account of the credentials, checked against the plan. Resources that depend on it are not created in a wrong
 * account: the output fails with a RunError, which Pulumi prints without a stack trace.
 */
export function checkedAccount(expected: ExpectedAccount, actual: Output<string>): Output<string> {
  return actual.apply((found) => {
    const problem = accountProblem(expected, found);
    refuse(problem === undefined ? [] : [problem]);
    return found;
  });
}
