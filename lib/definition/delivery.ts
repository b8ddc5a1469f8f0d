/** How manifests get from a Git repository into the cluster. */
export interface DeliverySpec {
  /** The GitOps operator. */
  readonly gitops: 'argocd';
  /**
   * Git repository of the manifests: `https://HOST/PATH`, `ssh://HOST/PATH` or `USER@HOST:PATH`, without a token, a query and a
   * fragment.
   */
  readonly repository: string;
  /**
   * Folder of the repository that `synth` writes to: `clusters/acme`.
   * @default - `clusters/` and the name of the platform
   */
  readonly path?: string;
  /** Branch or tag that the cluster follows. @default 'main' */
  readonly revision?: string;
}
