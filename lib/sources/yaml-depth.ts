import type { CST } from 'yaml';

/** The maximum nesting depth of a document, computed without recursion. */
export function depthOf(tokens: readonly CST.Token[]): number {
  const open: [CST.Token, number][] = tokens.map((token) => [token, 0]);
  let max = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    max = Math.max(max, depth);
    if (token.type === 'document' && token.value) open.push([token.value, depth]);
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push([key, depth + 1]);
      if (value) open.push([value, depth + 1]);
    }
  }
  return max;
}
