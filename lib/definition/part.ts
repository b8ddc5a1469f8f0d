import type { ModelReference, ModelSpecs, ModelVersions } from './model';
import type { ModelServiceSpec } from './service';
import type { TrainingJobSpec } from './training';
import type { WaiverSpec } from './waiver';

/**
 * The part of a platform that one team maintains. All of it belongs to that team: a workload of another team, or a name
 * that already exists, is an error.
 */
export interface ModelPlatformPart<
  P extends string = string,
  B extends string = string,
  T extends string = string,
  G extends string = string,
  M extends ModelVersions = ModelVersions,
  N extends ModelVersions = ModelVersions,
> {
  /** Name of the team that owns the part. All services and training jobs of the part belong to it. */
  readonly team: NoInfer<T>;
  /** Models by name, such as `ranker`: DNS labels of at most 40 characters. @default {} */
  readonly models?: ModelSpecs<B, N>;
  /**
   * Model services by name, such as `ranker`: DNS labels of at most 40 characters. They can use the models of the
   * platform and of the parts of the team, and no model in the part of another team.
   * @default {}
   */
  readonly services?: Readonly<Record<string, Omit<ModelServiceSpec<P, T, G, ModelReference<M & N>>, 'team'>>>;
  /** Training jobs by name, such as `ranker-train`: DNS labels of at most 40 characters. @default {} */
  readonly training?: Readonly<Record<string, Omit<TrainingJobSpec<P, B, T>, 'team'>>>;
  /**
   * Accepted findings, at paths of the models, services and training jobs of the part, and only of rules that protect
   * the part itself.
   * @default []
   */
  readonly waivers?: readonly Omit<WaiverSpec, 'team'>[];
}
