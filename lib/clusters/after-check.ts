import type { Output, Resource } from '@pulumi/pulumi';

/** The method of an output that gives a promise, which the types of Pulumi hide. */
interface Awaitable {
  /** Undefined for an output that a preview does not know. */
  promise(): Promise<unknown>;
}

/**
 * Dependencies for the option `dependsOn` of resources that are not created before a check succeeds. If the check fails,
 * Pulumi reports its error once, and they are never resolved: a rejected dependency would reject every output of the
 * program.
 *
 * @param resources Dependencies besides the check. @default []
 */
export function afterCheck(check: Output<unknown>, resources: readonly Resource[] = []): Promise<Resource[]> {
  return new Promise((resolve) => {
    void (check as unknown as Awaitable).promise().then(() => resolve([...resources]));
  });
}
