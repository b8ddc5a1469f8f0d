import type { AddOnSpec } from './add-on';
import type { BucketSpec } from './bucket';
import type { ClusterSpec } from './cluster';
import type { DeliverySpec } from './delivery';
import type { GatewaySpec } from './gateway';
import type { ModelReference, ModelSpecs, ModelVersions } from './model';
import type { MonitoringSpec } from './monitoring';
import type { ModelPlatformPart } from './part';
import type { ModelServiceSpec } from './service';
import type { TeamSpec } from './team';
import type { TrainingJobSpec } from './training';
import type { WaiverSpec } from './waiver';

/**
 * An ML platform: everything that the cluster, its manifests and the proof that both fit are made from.
 *
 * The type parameters are the names that other parts of the definition may refer to: node pools, buckets, teams,
 * gateways, and models with their versions. `defineModelPlatform` infers them, so that a reference to a name
 * that does not exist is an error of the compiler. With plain strings (the defaults) the rules alone check them.
 */
export interface ModelPlatformDefinition<
  P extends string = string,
  B extends string = string,
  T extends string = string,
  G extends string = string,
  M extends ModelVersions = ModelVersions,
> {
  /** Name of the platform and of its cluster: a DNS label of at most 40 characters. */
  readonly name: string;
  readonly cluster: ClusterSpec<P>;
  /** @default {} */
  readonly buckets?: Readonly<Record<B, BucketSpec>>;
  /** @default {} */
  readonly teams?: Readonly<Record<T, TeamSpec<P>>>;
  /** @default {} */
  readonly gateways?: Readonly<Record<G, GatewaySpec<T>>>;
  /** @default {} */
  readonly models?: ModelSpecs<B, M>;
  /** @default {} */
  readonly services?: Readonly<Record<string, ModelServiceSpec<P, T, G, ModelReference<M>>>>;
  /** Programs that train models. @default {} */
  readonly training?: Readonly<Record<string, TrainingJobSpec<P, B, T>>>;
  /** @default {} */
  readonly monitoring?: MonitoringSpec;
  /** @default - manifests are written, and what applies them is not our concern; operators are yours to install */
  readonly delivery?: DeliverySpec;
  /** Operators that are there already, by the name of the add-on. @default {} */
  readonly addOns?: Readonly<Record<string, AddOnSpec>>;
  /** @default [] */
  readonly waivers?: readonly WaiverSpec[];
  /** What teams keep in files of their own. @default [] */
  readonly include?: readonly ModelPlatformPart[];
}
