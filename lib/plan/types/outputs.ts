/**
 * What only the cloud can tell, as `pulumi stack output --json` prints it. Unknown fields are passed over, so the
 * file may be the whole output of the stack.
 */
export interface ClusterOutputsFile {
  readonly outputs?: {
    /** By `namespace/service-account`. */
    readonly identities?: Readonly<Record<string, { readonly clientId?: string }>>;
  };
}
