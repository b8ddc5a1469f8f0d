import type { CustomResourceOptions, Output } from '@pulumi/pulumi';
import type { ClusterPlan } from '../plan/types/cluster';

/** What every cluster component is made from. */
export interface ClusterArgs {
  readonly plan: ClusterPlan;
  /**
   * Whether the cluster and its buckets refuse to be destroyed, so that a wrong definition cannot take them away.
   * @default true
   */
  readonly deletionProtection?: boolean;
}

/** A component that stands for a cluster, whatever cloud it is on. */
export interface ModelClusterComponent {
  readonly outputs: ClusterOutputs;
}

/** What a cluster is known by once it is there. Fields that the cloud alone can tell are absent for a cluster that exists. */
export interface ClusterOutputs {
  readonly name: string;
  readonly provider: ClusterPlan['provider'];
  readonly region: string;
  /** Minor version, as planned. */
  readonly kubernetesVersion: string;
  /** Address of the Kubernetes API with its scheme. */
  readonly endpoint?: Output<string>;
  /** Certificate that the API is signed with, PEM in base64. */
  readonly certificateAuthority?: Output<string>;
  /** Secret. Names a command that gets a token; holds no credentials of its own. */
  readonly kubeconfig?: Output<string>;
  /** Issuer of the service accounts' tokens. */
  readonly issuerUrl?: Output<string>;
  /** The cloud's id of the network. */
  readonly networkId?: Output<string>;
  /** Addresses of the buckets by their names in the definition. */
  readonly buckets: Readonly<Record<string, string>>;
  /** Who the cloud takes each service account for, by `namespace/service-account`. */
  readonly identities: Readonly<Record<string, ClusterIdentity>>;
}

/** Who the cloud takes a service account for. */
export interface ClusterIdentity {
  /** Client id that a service account on AKS is annotated with. */
  readonly clientId?: Output<string>;
  /** Role ARN on EKS, principal on GKE, object id of the managed identity on AKS. */
  readonly principal: Output<string>;
}

/** Options that all children of a component share. */
export type ChildOptions = Pick<CustomResourceOptions, 'parent'>;

/** What functions that make a part of a cluster are told. */
export interface PartContext {
  /** Name of the component: all logical names of its children begin with it, and are their identity. */
  readonly name: string;
  readonly plan: ClusterPlan;
  readonly protect: boolean;
  readonly options: ChildOptions;
}
