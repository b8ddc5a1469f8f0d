/** Labels, annotations or a selector. */
export type Labels = Readonly<Record<string, string>>;

/** Values of labels, by key. */
export type LabelValues = Readonly<Record<string, readonly string[]>>;
