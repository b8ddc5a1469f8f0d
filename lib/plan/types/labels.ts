/** Labels, annotations or a selector. */
export type Labels = Readonly<Record<string, string>>;
