/** Something that the cluster must have, and that neither the manifests nor `pulumi up` create. */
export interface PrerequisitePlan {
  /** `ClusterSecretStore acme`, `metrics-server`. */
  readonly name: string;
  /** Namespace of an object or of pods. Absent if it has none, or any will do. */
  readonly namespace?: string;
  /** What depends on it, in one phrase. */
  readonly why: string;
}
