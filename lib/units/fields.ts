/**
 * An object with other values of some fields, and further fields. Unlike with a spread, fields that are computed when they
 * are read stay so. Fields keep their order.
 */
export function withFields<T extends object, F extends object>(object: T, fields: F): Omit<T, keyof F> & F {
  const all = { ...Object.getOwnPropertyDescriptors(object), ...Object.getOwnPropertyDescriptors(fields) };
  return Object.defineProperties({}, all) as Omit<T, keyof F> & F;
}
