/** An operator that the platform needs, such as Kueue or Argo Rollouts. */
export interface AddOnSpec {
  /** Whether the platform installs the operator. `false` if it is already in the cluster. @default true */
  readonly manage?: boolean;
  /**
   * Namespace of the operator: a DNS label of at most 63 characters.
   * @default - the namespace in its own documentation
   */
  readonly namespace?: string;
}
