/** A registry of container images. */
export interface RegistryPlan {
  readonly name: string;
  /** Hosts and folders of its images: `registry.acme.example`, `ghcr.io/acme`. One for each host of a cache. */
  readonly addresses: readonly string[];
  readonly pull: RegistryPullPlan;
  /** Teams whose workloads can use its images. @default - all teams */
  readonly teams?: readonly string[];
  /** Copies of the images of other registries: the address of the copies by the address of the images. */
  readonly mirrors: Readonly<Record<string, string>>;
  /** What `pulumi up` creates. Absent for a registry that is there already. */
  readonly cloud?: CloudRegistryPlan;
}

/** Who can pull images of a registry. */
export type RegistryPullPlan =
  | { readonly kind: 'no-one' }
  | { readonly kind: 'anyone' }
  /** Nodes, with credentials of their own. */
  | { readonly kind: 'nodes' }
  /** Pods, with a Secret of their namespace. With `remote`, External Secrets copies it from the secret manager. */
  | { readonly kind: 'secret'; readonly secret: string; readonly remote?: string };

/** A registry in the API of its cloud. Its nodes can pull. */
export type CloudRegistryPlan =
  | {
      readonly kind: 'registry';
      /** Folder of the repositories on EKS, id of the repository on GKE, name of the registry on AKS. */
      readonly name: string;
      readonly repositories: readonly string[];
    }
  | { readonly kind: 'cache'; readonly upstreams: readonly CacheUpstreamPlan[] };

/** A registry whose images a cache copies. */
export interface CacheUpstreamPlan {
  readonly host: string;
  /** Prefix of the repositories on EKS, id of the repository on GKE, name of the registry on AKS, which all share. */
  readonly name: string;
  /** Where the credentials for it are. @default - it needs none */
  readonly credentials?: string;
}
