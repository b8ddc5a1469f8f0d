import { RunError } from '@pulumi/pulumi';

/**
 * Ends a check with its problems. Pulumi prints the error without a stack trace.
 *
 * @throws RunError if there are problems
 */
export function refuse(problems: readonly string[]): void {
  if (problems.length === 0) return;
  // Pulumi formats the stack although it does not print it, and in an `apply` it is so long that this takes minutes.
  throw Object.assign(new RunError(problems.join('\n')), { stack: undefined });
}
