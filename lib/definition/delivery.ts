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
  /**
   * Whether `pulumi up` installs Argo CD on the cluster that it creates, with the Application of this repository and a password
   * for Grafana. Then a push of the manifests deploys the platform.
   * @default - you install Argo CD
   */
  readonly bootstrap?: BootstrapSpec;
}

/** Argo CD that `pulumi up` installs and upgrades. */
export interface BootstrapSpec {
  /** How Argo CD reads the repository. @default { kind: 'public' } */
  readonly credential?: RepositoryCredentialSpec;
}

/**
 * How Argo CD reads a repository. `public`: without a credential. `token` and `ssh-key`: with the secret value
 * `repositoryCredential` of the Pulumi program, which the state contains only encrypted. `secret`: with a Secret that you
 * create in the namespace of Argo CD.
 */
export type RepositoryCredentialSpec =
  | {
      /** Argo CD reads the repository without a credential. */
      readonly kind: 'public';
    }
  | {
      /** Argo CD reads the repository over HTTPS with a token. */
      readonly kind: 'token';
      /** User of the token, as the Git server requires it. @default 'git' */
      readonly username?: string;
    }
  | {
      /** Argo CD reads the repository over SSH. */
      readonly kind: 'ssh-key';
      /**
       * Lines of `ssh-keyscan HOST`: the keys of the Git server. Argo CD knows those of github.com, gitlab.com, bitbucket.org
       * and Azure DevOps. @default []
       */
      readonly hostKeys?: readonly string[];
    }
  | {
      /** Argo CD reads a Secret that you create. */
      readonly kind: 'secret';
      /** Name of a Secret with the label `argocd.argoproj.io/secret-type: repository`. */
      readonly secret: string;
    };
