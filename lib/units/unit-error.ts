/**
 * A text that a parser of units rejects. It has no path and no fix: code that knows the path in the definition turns it
 * into a finding.
 *
 * Both texts are in lower case without a final period.
 */
export class UnitError extends Error {
  constructor(
    /** What is wrong, with the text as written. */
    readonly problem: string,
    /** Description of the allowed values. */
    readonly allowed: string,
  ) {
    super(`${problem}; allowed: ${allowed}`);
    this.name = 'UnitError';
  }
}

/** What a parser returns, or undefined if it rejects the text. */
export function ifValid<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch (error) {
    if (error instanceof UnitError) return undefined;
    throw error;
  }
}

/** Quotes a text for a message: single quotes, control characters escaped, cut to 80 characters. */
export function quote(text: string): string {
  const inner = JSON.stringify(String(text)).slice(1, -1).replaceAll('\\"', '"');
  return `'${inner.length > 80 ? `${inner.slice(0, 77)}...` : inner}'`;
}
