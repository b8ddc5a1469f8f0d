/** What is known about an operator that the platform needs. */
export interface AddOnSpec {
  /** Whether it is ours to install. @default true */
  readonly manage?: boolean;
  /** Namespace that it runs in. @default - the one its own documentation uses */
  readonly namespace?: string;
}
