import type { CST } from 'yaml';

/** The maximum nesting depth of a document, computed without recursion. */
export function depthOf(tokens: readonly CST.Token[]): number {
  const open: [CST.Token, number][] = tokens.map((token) => [token, 0]);
  let max = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    max = Math.max(max, depth);
    if (token.type === 'document' && token.value) open.push([token.value, depth]);
    for (const child of childrenOf(token)) open.push([child, depth + 1]);
  }
  return max;
}

/** Keys and values of a mapping, and elements of a sequence. */
function childrenOf(token: CST.Token): readonly CST.Token[] {
  if (!('items' in token)) return [];
  return token.items.flatMap(({ key, value }) => [...(key ? [key] : []), ...(value ? [value] : [])]);
}
