/**
 * Values that only the cloud knows, as `pulumi stack output --json` prints them. Unknown fields are ignored, so the
 * file can be the complete output of the stack.
 */
export interface ClusterOutputsFile {
  readonly outputs?: {
    /** By `namespace/service-account`. */
    readonly identities?: Readonly<Record<string, { readonly clientId?: string }>>;
  };
}
