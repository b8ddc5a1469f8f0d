/** What the texts of a field look like: an expression, and the same in words. */
export interface Form {
  readonly expression: RegExp;
  readonly allowed: string;
}
