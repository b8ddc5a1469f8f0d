/**
 * How the kubelet replaces variables, ported from `Expand`.
 * Source: kubernetes/kubernetes v1.36.3, third_party/forked/golang/expansion/expand.go.
 */
export function expand(input: string, variables: Readonly<Record<string, string>>): string {
  let output = '';
  let rest = input;
  while (rest !== '') {
    const [text, length] = nextOf(rest, variables);
    output += text;
    rest = rest.slice(length);
  }
  return output;
}

/** What the start of the input becomes, and the number of characters that were read. */
function nextOf(input: string, variables: Readonly<Record<string, string>>): readonly [text: string, length: number] {
  if (input.startsWith('$$')) return ['$', 2];
  const reference = /^\$\(([^)]*)\)/.exec(input);
  if (reference === null) return [input.charAt(0), 1];
  const [whole, name = ''] = reference;
  return [Object.hasOwn(variables, name) ? (variables[name] ?? '') : whole, whole.length];
}
