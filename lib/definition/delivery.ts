/** How the manifests get from a repository into the cluster. */
export interface DeliverySpec {
  readonly gitops: 'argocd';
  /** Git repository that the manifests are committed to. */
  readonly repository: string;
  /** Folder in it that `synth` writes to. @default - `clusters/` and the platform's name */
  readonly path?: string;
  /** Branch or tag that the cluster follows. @default 'main' */
  readonly revision?: string;
}
