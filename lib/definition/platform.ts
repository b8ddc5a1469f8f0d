import type { AddOnSpec } from './add-on';
import type { BucketSpec } from './bucket';
import type { ClusterSpec } from './cluster';
import type { DeliverySpec } from './delivery';
import type { GatewaySpec } from './gateway';
import type { ModelReference, ModelSpecs, ModelVersions } from './model';
import type { MonitoringSpec } from './monitoring';
import type { ModelPlatformPart } from './part';
import type { RegistrySpec } from './registry';
import type { ModelServiceSpec } from './service';
import type { TeamSpec } from './team';
import type { TrainingJobSpec } from './training';
import type { WaiverSpec } from './waiver';

/**
 * An ML platform: its cluster, teams, models, services and training jobs.
 *
 * The type parameters are the names that other fields of the definition can refer to: node pools, buckets, teams,
 * gateways, and models with their versions. `defineModelPlatform` infers them, so that a reference to an unknown name
 * is a compiler error. With plain strings, the default, only the rules check references.
 */
export interface ModelPlatformDefinition<
  P extends string = string,
  B extends string = string,
  T extends string = string,
  G extends string = string,
  M extends ModelVersions = ModelVersions,
> {
  /** Name of the platform and of its cluster, such as `acme`: a DNS label of at most 40 characters. */
  readonly name: string;
  /** The cluster that all workloads run on. */
  readonly cluster: ClusterSpec<P>;
  /**
   * Buckets by name, such as `models`. Models and training jobs refer to the name: a DNS label of at most 40
   * characters.
   * @default {}
   */
  readonly buckets?: Readonly<Record<B, BucketSpec<T>>>;
  /**
   * Registries of container images by name, such as `acme`: DNS labels of at most 40 characters. Images of well-known public
   * registries need none; images of all others do.
   * @default {}
   */
  readonly registries?: Readonly<Record<string, RegistrySpec<T>>>;
  /**
   * Teams by name, such as `ranking`. Workloads refer to the name: a DNS label of at most 40 characters.
   * @default {}
   */
  readonly teams?: Readonly<Record<T, TeamSpec<P>>>;
  /** Gateways by name, such as `web`. Consumers refer to the name: a DNS label of at most 40 characters. @default {} */
  readonly gateways?: Readonly<Record<G, GatewaySpec<T>>>;
  /** Models by name, such as `churn`. Services refer to the name: a DNS label of at most 40 characters. @default {} */
  readonly models?: ModelSpecs<B, M>;
  /** Model services by name, such as `churn`: DNS labels of at most 40 characters. @default {} */
  readonly services?: Readonly<Record<string, ModelServiceSpec<P, T, G, ModelReference<M>>>>;
  /** Training jobs by name, such as `churn-train`: DNS labels of at most 40 characters. @default {} */
  readonly training?: Readonly<Record<string, TrainingJobSpec<P, B, T>>>;
  /** Receivers of alerts. @default {} */
  readonly monitoring?: MonitoringSpec;
  /**
   * How manifests get from a Git repository into the cluster.
   * @default - `synth` writes the manifests; you apply them and install the operators
   */
  readonly delivery?: DeliverySpec;
  /**
   * Operators by the name of the add-on, such as `kueue`: where each runs, and whether the platform installs it.
   * @default {}
   */
  readonly addOns?: Readonly<Record<string, AddOnSpec>>;
  /** Accepted findings. @default [] */
  readonly waivers?: readonly WaiverSpec[];
  /** Parts of teams. A definition in a file lists files instead: `{ team: ranking, files: teams/ranking/*.yaml }`. @default [] */
  readonly include?: readonly ModelPlatformPart[];
}
