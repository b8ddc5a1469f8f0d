/**
 * Values that only the cloud knows, as `pulumi stack output --json` prints them. Unknown fields are ignored, so the
 * file can be the complete output of the stack.
 */
export interface ClusterOutputsFile {
  /**
   * Whether client IDs that are missing become the zero UUID, to preview manifests before the cluster
   * exists. Objects with a placeholder have the annotation `model-platform.dev/placeholder`.
   * @default false
   */
  readonly placeholders?: boolean;
  readonly outputs?: {
    /** By `namespace/service-account`. */
    readonly identities?: Readonly<Record<string, { readonly clientId?: string }>>;
  };
}
