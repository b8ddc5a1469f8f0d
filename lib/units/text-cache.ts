const maxLength = 64;
const maxCount = 20_000;

/**
 * A function of a text that remembers its results for short texts, because keys and labels are written thousands of times.
 * What it keeps has a bound.
 */
export function cachedText<R>(compute: (text: string) => R): (text: string) => R {
  const results = new Map<string, R>();
  return (text) => {
    if (text.length > maxLength) return compute(text);
    const known = results.get(text);
    if (known !== undefined || results.has(text)) return known as R;
    const result = compute(text);
    if (results.size < maxCount) results.set(text, result);
    return result;
  };
}
