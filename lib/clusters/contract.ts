import type { CustomResourceOptions, Output } from '@pulumi/pulumi';
import type { ClusterPlan } from '../plan/types/cluster';

/** Arguments of every cluster component. */
export interface ClusterArgs {
  readonly plan: ClusterPlan;
  /**
   * Whether the cluster and its buckets are protected, so that a wrong definition cannot delete them.
   * @default true
   */
  readonly deletionProtection?: boolean;
}

/** A cluster component of any cloud. */
export interface ModelClusterComponent {
  readonly outputs: ClusterOutputs;
}

/** Outputs of a cluster. Fields that only the cloud knows are absent for an existing cluster. */
export interface ClusterOutputs {
  readonly name: string;
  readonly provider: ClusterPlan['provider'];
  readonly region: string;
  /** Minor version in the plan. */
  readonly kubernetesVersion: string;
  /** URL of the Kubernetes API. */
  readonly endpoint?: Output<string>;
  /** Certificate authority of the Kubernetes API, PEM in base64. */
  readonly certificateAuthority?: Output<string>;
  /** Kubeconfig, a Pulumi secret. It calls a command for a token and contains no credentials. */
  readonly kubeconfig?: Output<string>;
  /** Issuer of service account tokens. */
  readonly issuerUrl?: Output<string>;
  /** Id of the network in the cloud. */
  readonly networkId?: Output<string>;
  /** URLs of the buckets by their names in the definition. */
  readonly buckets: Readonly<Record<string, string>>;
  /** Cloud identity of each service account, by `namespace/service-account`. */
  readonly identities: Readonly<Record<string, ClusterIdentity>>;
}

/** Cloud identity of a service account. */
export interface ClusterIdentity {
  /** Client id in the annotation of a service account on AKS. */
  readonly clientId?: Output<string>;
  /** Role ARN on EKS, principal on GKE, object id of the managed identity on AKS. */
  readonly principal: Output<string>;
}

/**
 * Options of all children of a component. Those with dependencies of their own replace `dependsOn`, and depend on it
 * through them.
 */
type ChildOptions = Pick<CustomResourceOptions, 'parent' | 'dependsOn'>;

/** Context of the functions that create the parts of a cluster. */
export interface PartContext {
  /**
   * Name of the component. It is the prefix of the logical names of all children, which are their identity in the
   * state.
   */
  readonly name: string;
  readonly plan: ClusterPlan;
  readonly protect: boolean;
  readonly options: ChildOptions;
}
