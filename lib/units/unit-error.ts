/**
 * A text is not the unit it should be. Parsers throw it; whoever knows the path in the definition turns it
 * into a finding, so it carries no path and no fix.
 *
 * Both sentences are in lower case without a final period.
 */
export class UnitError extends Error {
  constructor(
    /** What is wrong, with the text as the user wrote it. */
    readonly problem: string,
    /** What would have been right. */
    readonly allowed: string,
  ) {
    super(`${problem}; allowed: ${allowed}`);
    this.name = 'UnitError';
  }
}

/** A text as messages quote it: in single quotes, control characters escaped, long ones cut. */
export function quote(text: string): string {
  const inner = JSON.stringify(String(text)).slice(1, -1).replaceAll('\\"', '"');
  return `'${inner.length > 80 ? `${inner.slice(0, 77)}...` : inner}'`;
}
