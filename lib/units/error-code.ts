/** The code of an error of Node, such as `EEXIST`. Not with `instanceof`: errors may come from another realm. */
export function codeOf(error: unknown): unknown {
  return Reflect.get(Object(error), 'code');
}
