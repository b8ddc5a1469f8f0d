/** A registry of container images: one that is there already, one that `pulumi up` creates, or a cache of others. */
export type RegistrySpec<T extends string = string> =
  | ExistingRegistrySpec<T>
  | CloudRegistrySpec<T>
  | CacheRegistrySpec;

/** A registry that is there already. */
export interface ExistingRegistrySpec<T extends string = string> {
  readonly kind: 'existing';
  /**
   * Host of the images, with its port if it is not 443, and the folder of the images if other folders of the host have other
   * rights: `registry.acme.example`, `ghcr.io/acme`. The longest address that matches an image applies.
   */
  readonly address: string;
  /**
   * Images of other registries of which this one has copies: the folder of the copies by the address of the images,
   * `{ docker.io: dockerhub }` for `registry.acme.example/dockerhub/library/redis` instead of `redis`. Pods pull the copies,
   * with the same tags and digests. You copy the images, or the registry does when it is asked for them.
   * @default {}
   */
  readonly mirrors?: Readonly<Record<string, string>>;
  /** Who can pull images. @default - no one, which is an error if an image is used */
  readonly pull?: RegistryPullSpec;
  /**
   * Names of the teams whose workloads can use images of the registry, also its copies of others.
   * @default - all teams; in a definition with parts, the teams whose workloads and models outside the parts use its images
   */
  readonly teams?: readonly NoInfer<T>[];
}

/**
 * A registry that `pulumi up` creates in the account and the region of the cluster: Amazon ECR, Artifact Registry or Azure
 * Container Registry. Its nodes can pull. `plan` prints the address of its images. EKS and GKE need `cluster.account`.
 */
export interface CloudRegistrySpec<T extends string = string> {
  readonly kind: 'cloud';
  /**
   * Names of its repositories, one for each image: `['training', 'mlserver']`. On EKS `pulumi up` creates them; on GKE and AKS
   * the first push does. Tags cannot move on EKS and GKE.
   */
  readonly repositories: readonly string[];
  /**
   * Names of the teams whose workloads can use images of the registry.
   * @default - all teams; in a definition with parts, none
   */
  readonly teams?: readonly NoInfer<T>[];
}

/**
 * Copies of the images of other registries, which the cloud makes when a node first asks for an image: pull-through cache
 * rules of Amazon ECR, remote repositories of Artifact Registry, or cache rules of Azure Container Registry. Pods pull the
 * copies, with the same tags and digests. EKS and GKE need `cluster.account`.
 */
export interface CacheRegistrySpec {
  readonly kind: 'cache';
  /**
   * Registries whose images it copies, by host: `{ quay.io: {}, registry.k8s.io: {} }`. `registry/supported` lists those of
   * each cloud.
   */
  readonly upstreams: Readonly<Record<string, CacheUpstreamSpec>>;
}

/** A registry whose images a cache copies. */
export interface CacheUpstreamSpec {
  /**
   * EKS, for docker.io and ghcr.io: ARN of the secret in AWS Secrets Manager with `username` and `accessToken`, which you create
   * before `pulumi up`. Its name starts with `ecr-pullthroughcache/`.
   * @default - none
   */
  readonly credentials?: string;
}

/** Who can pull images of a registry. */
export type RegistryPullSpec =
  | {
      /** Everyone, without credentials. */
      readonly kind: 'anyone';
    }
  | {
      /** The nodes of the cluster, with credentials of their own. You give them the right to pull. */
      readonly kind: 'nodes';
    }
  | {
      /** Pods, with a Secret in the namespace of each team that uses an image. */
      readonly kind: 'secret';
      /** Name of the Secret, of the type `kubernetes.io/dockerconfigjson`: `registry-acme`. No program can mount it. */
      readonly secret: string;
      /**
       * Name of the secret in the secret manager from which External Secrets copies it: `acme-registry`. Its value is the file
       * `config.json` of Docker. In a cloud `pulumi up` creates the secret without a value, and you set the value. On an
       * existing cluster you create the secret, and a ClusterSecretStore with the name of the platform that reads it.
       * @default - you create the Secret in each namespace
       */
      readonly remote?: string;
    };
