import type { ModelReference, ModelSpecs, ModelVersions } from './model';
import type { ModelServiceSpec } from './service';
import type { TrainingJobSpec } from './training';
import type { WaiverSpec } from './waiver';

/**
 * The part of a platform that one team keeps itself. All of it belongs to that team: a workload of another team,
 * or a name that exists already, is a fault.
 */
export interface ModelPlatformPart<
  P extends string = string,
  B extends string = string,
  T extends string = string,
  G extends string = string,
  M extends ModelVersions = ModelVersions,
  N extends ModelVersions = ModelVersions,
> {
  /** The team that owns the part; its services and training jobs belong to it without saying so. */
  readonly team: NoInfer<T>;
  /** @default {} */
  readonly models?: ModelSpecs<B, N>;
  /** Services that may use the models of the platform and of the part. @default {} */
  readonly services?: Readonly<Record<string, Omit<ModelServiceSpec<P, T, G, ModelReference<M & N>>, 'team'>>>;
  /** Programs that train models. @default {} */
  readonly training?: Readonly<Record<string, Omit<TrainingJobSpec<P, B, T>, 'team'>>>;
  /** @default [] */
  readonly waivers?: readonly WaiverSpec[];
}
