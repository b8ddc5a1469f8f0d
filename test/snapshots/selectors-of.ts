/** A condition on a label of a series. */
interface Matcher {
  readonly label: string;
  readonly operator: string;
  readonly value: string;
}

/** A selector of series: the name of a metric, conditions on labels, or both. */
export interface Selector {
  readonly text: string;
  readonly matchers: readonly Matcher[];
}

const keywords = new Set(['and', 'or', 'unless', 'bool', 'offset', 'by', 'without', 'on', 'ignoring']);

const token = /"(?:[^"\\]|\\.)*"|[a-zA-Z_:][a-zA-Z0-9_:]*|[0-9.]+(?:e-?[0-9]+)?[a-z]*|=~|!~|!=|[^\s]/g;

/**
 * All selectors of a PromQL expression. Independent of the library, which writes the expressions.
 *
 * @throws Error for a text that this reader does not know.
 */
export function selectorsOf(expr: string): readonly Selector[] {
  const tokens: readonly string[] = expr.match(token) ?? [];
  const found: Selector[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const word = tokens[at] ?? '';
    if (word === '{') {
      const end = tokens.indexOf('}', at);
      found.push({ text: tokens.slice(at, end + 1).join(''), matchers: matchersOf(tokens.slice(at + 1, end)) });
      at = end;
    } else if (!/^[a-zA-Z_:]/.test(word)) {
      // An operator, a number, a text or a bracket.
    } else if (['by', 'without', 'on', 'ignoring', 'group_left', 'group_right'].includes(word)) {
      at = tokens.indexOf(')', at);
    } else if (!keywords.has(word) && tokens[at + 1] !== '(' && !isAggregation(tokens, at)) {
      const end = tokens[at + 1] === '{' ? tokens.indexOf('}', at) : at;
      found.push({ text: tokens.slice(at, end + 1).join(''), matchers: matchersOf(tokens.slice(at + 2, end)) });
      at = end;
    }
  }
  return found;
}

/** An aggregation with its labels before its operand. */
function isAggregation(tokens: readonly string[], at: number): boolean {
  return ['by', 'without'].includes(tokens[at + 1] ?? '');
}

function matchersOf(tokens: readonly string[]): readonly Matcher[] {
  const matchers: Matcher[] = [];
  for (let at = 0; at + 2 < tokens.length; at += 4) {
    const [label = '', operator = '', quoted = ''] = tokens.slice(at, at + 3);
    if (!['=', '!=', '=~', '!~'].includes(operator)) throw new Error(`unknown condition: ${tokens.join(' ')}`);
    matchers.push({ label, operator, value: JSON.parse(quoted) as string });
  }
  return matchers;
}
