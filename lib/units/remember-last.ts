/** A function that remembers its last result, for callers that ask the same several times in a row. */
export function rememberLast<T extends object, R>(compute: (value: T) => R): (value: T) => R {
  let last: { readonly value: T; readonly result: R } | undefined;
  return (value) => {
    if (last?.value !== value) last = { value, result: compute(value) };
    return last.result;
  };
}
