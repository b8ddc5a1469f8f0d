import { type Output, RunError } from '@pulumi/pulumi';

/** Whose credentials must be used. */
export interface ExpectedAccount {
  /** What the cloud calls an account. */
  readonly kind: string;
  /** The account of the plan; without one, any is right. */
  readonly account: string | undefined;
}

/** Why an account is not the one that the plan is for; nothing if it is. */
export function accountProblem({ kind, account }: ExpectedAccount, found: string): string | undefined {
  if (account === undefined || account === found) return undefined;
  return `the definition is for ${kind} ${account}, and the credentials are for ${found}: change the credentials or cluster.account`;
}

/**
 * The account that the credentials belong to, once it is sure that it is the one the plan is for. What hangs on it is
 * not made in a wrong account. If it is wrong, the output fails with an error that Pulumi prints without a stack trace.
 */
export function checkedAccount(expected: ExpectedAccount, actual: Output<string>): Output<string> {
  return actual.apply((found) => {
    const problem = accountProblem(expected, found);
    if (problem !== undefined) throw new RunError(problem);
    return found;
  });
}
