/** A request to Azure Storage. */
export interface AzureRequest {
  readonly action: string;
  readonly subOperation?: string;
  /** Attributes by their name in conditions: `@Resource[…:path]`. */
  readonly attributes: Readonly<Record<string, string>>;
}

const token =
  /\s*(ActionMatches\{'(?:[^']|'')*'\}|SubOperationMatches\{'(?:[^']|'')*'\}|@\w+\[[^\]]+\]|\{(?:\s*'(?:[^']|'')*'\s*,?)+\}|'(?:[^']|'')*'|ForAnyOfAnyValues:\w+|\w+|[!()])/y;

/**
 * Whether a condition of a role assignment is true for a request. Azure publishes no code for conditions; this follows
 * https://learn.microsoft.com/azure/role-based-access-control/conditions-format: `!` or `NOT`, `AND`, `OR`, and comparisons,
 * which are false for an attribute that the request does not have.
 *
 * @throws Error for a text that is not a condition.
 */
export function azureAllows(condition: string, request: AzureRequest): boolean {
  const parser = new ConditionParser(condition, request);
  return parser.whole();
}

class ConditionParser {
  private at = 0;

  constructor(
    private readonly text: string,
    private readonly request: AzureRequest,
  ) {}

  whole(): boolean {
    const value = this.either();
    if (this.text.slice(this.at).trim() !== '') throw new Error(`not a condition: ${this.text.slice(this.at)}`);
    return value;
  }

  private either(): boolean {
    let value = this.both();
    while (this.skip('OR')) value = this.both() || value;
    return value;
  }

  private both(): boolean {
    let value = this.one();
    while (this.skip('AND')) value = this.one() && value;
    return value;
  }

  private one(): boolean {
    if (this.skip('!') || this.skip('NOT')) return !this.one();
    if (this.skip('(')) {
      const value = this.either();
      if (!this.skip(')')) throw new Error(`not a condition: no ) at ${this.text.slice(this.at)}`);
      return value;
    }
    return this.comparison(this.next());
  }

  private comparison(subject: string): boolean {
    const [, matched, name = ''] = /^(ActionMatches|SubOperationMatches)\{('.*')\}$/.exec(subject) ?? [];
    if (matched === 'ActionMatches') return matchesAction(literal(name), this.request.action);
    if (matched === 'SubOperationMatches') return literal(name) === this.request.subOperation;
    const operator = this.next();
    const values = [...this.next().matchAll(/'(?:[^']|'')*'/g)].map(([quoted]) => literal(quoted));
    const actual = this.request.attributes[subject];
    if (!subject.startsWith('@')) throw new Error(`not an attribute: ${subject}`);
    return values.some((expected) => compares(operator.replace(/^ForAnyOfAnyValues:/, ''), actual, expected));
  }

  private skip(expected: string): boolean {
    const start = this.at;
    token.lastIndex = start;
    const found = token.exec(this.text);
    if (found?.[1] !== expected) return false;
    this.at = token.lastIndex;
    return true;
  }

  private next(): string {
    token.lastIndex = this.at;
    const found = token.exec(this.text);
    if (!found?.[1]) throw new Error(`not a condition: ${this.text.slice(this.at)}`);
    this.at = token.lastIndex;
    return found[1];
  }
}

function compares(operator: string, actual: string | undefined, expected: string): boolean {
  if (operator === 'StringEquals') return actual === expected;
  if (operator === 'StringStartsWith') return actual?.startsWith(expected) === true;
  throw new Error(`not an operator: ${operator}`);
}

function literal(quoted: string): string {
  return quoted.slice(1, -1).replaceAll("''", "'");
}

/** Actions of roles can have the wildcard `*`. Case does not matter. */
export function matchesAction(pattern: string, action: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\/]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(action);
}
