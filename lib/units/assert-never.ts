/**
 * The `default` case of an exhaustive switch. The compiler rejects the call while a member of the union has no case.
 *
 * @throws Error that names the value when it is called at run time, which only a value of a wrong type can cause.
 */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value) ?? String(value)}`);
}
