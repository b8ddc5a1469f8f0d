import type { ModelReference, ModelSpecs, ModelVersions } from './model';
import type { ModelServiceSpec } from './service';
import type { WaiverSpec } from './waiver';

/**
 * The part of a platform that one team keeps itself. All of it belongs to that team: a service of another team,
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
  /** The team that owns the part; its services belong to it without saying so. */
  readonly team: NoInfer<T>;
  /** @default {} */
  readonly models?: ModelSpecs<B, N>;
  /** Services that may use the models of the platform and of the part. @default {} */
  readonly services?: Readonly<Record<string, Omit<ModelServiceSpec<P, T, G, ModelReference<M & N>>, 'team'>>>;
  /** @default [] */
  readonly waivers?: readonly WaiverSpec[];
}
