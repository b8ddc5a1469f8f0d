import type { ModelReference } from './model';

/** A model that answers requests. */
export interface ModelServiceSpec<
  P extends string = string,
  T extends string = string,
  G extends string = string,
  R extends ModelReference = ModelReference,
> extends ServingSpec {
  readonly team: NoInfer<T>;
  readonly pool: NoInfer<P>;
  /** Which model, in which version. Another version here is a rolling update, the old one here a rollback. */
  readonly model: NoInfer<R>;
  /**
   * Who may send requests. Everybody else is refused by network policy.
   * @default [] - nobody, which is a finding
   */
  readonly consumers?: readonly ConsumerSpec<T, G>[];
}

/** How a model is served, whatever the platform around it. */
export interface ServingSpec {
  readonly runtime: RuntimeSpec;
  /** What each replica asks for. @default - from the runtime and the model's size */
  readonly resources?: ResourcesSpec;
  /** @default { min: 2, max: 4 } */
  readonly scale?: ScaleSpec;
  /**
   * @default - no objective and no alerts on one; alerts on missing replicas and on stuck rollouts, and the dashboard,
   * are there all the same
   */
  readonly slo?: SloSpec;
  /** @default { kind: 'rolling' } */
  readonly rollout?: RolloutSpec;
  /**
   * How many replicas a drain of nodes must leave.
   * @default - all but one
   */
  readonly disruption?: { readonly minAvailable: number };
  /**
   * How long a replica may take from its start until it serves.
   * @default - computed from the model's size and the object store's throughput
   */
  readonly startup?: { readonly budget: string };
  /**
   * How long a replica goes on serving after it is told to stop, until all clients know.
   * @default '15s'
   */
  readonly drain?: string;
}

/** The program that serves the model. */
export type RuntimeSpec = ScikitLearnRuntimeSpec;

/** scikit-learn models on MLServer, which speaks the Open Inference Protocol (`/v2/models/NAME/infer`). */
export interface ScikitLearnRuntimeSpec {
  readonly kind: 'scikit-learn';
  /**
   * Image with its digest, when the model needs other packages than the standard one has.
   * @default - the MLServer image of the catalog, which is named by its tag alone: `image/pinned` finds it
   */
  readonly image?: string;
}

/** Requests of one replica. Memory and scratch space are limits as well; CPU is not limited. */
export interface ResourcesSpec {
  /** @default '500m' */
  readonly cpu?: string;
  /** @default - 512Mi and three times the model's size */
  readonly memory?: string;
}

/** How many replicas there may be. */
export interface ScaleSpec {
  /** At least 1. @default 2 */
  readonly min?: number;
  /** At least `min`. @default - the larger of `min` and 4 */
  readonly max?: number;
  /** CPU use, in percent of the request, at which replicas are added: 10 to 95. @default 70 */
  readonly targetCpu?: number;
}

/** What users may rely on, over 30 days. */
export interface SloSpec {
  /** Percent of requests that do not fail on our side: 90 to 99.999. */
  readonly availability: number;
  /** @default - no latency objective */
  readonly latency?: {
    /** Percent of requests that must be faster: 50 to 99.9. */
    readonly percentile: number;
    /** `120ms`. */
    readonly target: string;
  };
}

/** How a new version takes over. */
export interface RolloutSpec {
  readonly kind: 'rolling';
  /** Replicas above the wanted number while a rollout runs. @default 1 */
  readonly maxSurge?: number;
  /** Replicas that may be missing while a rollout runs. @default 0 */
  readonly maxUnavailable?: number;
}

/** Somebody who may send requests. */
export type ConsumerSpec<T extends string = string, G extends string = string> =
  | { readonly team: NoInfer<T> }
  | { readonly gateway: NoInfer<G> }
  | {
      /** A namespace that is not of this platform. */
      readonly namespace: string;
      /** Labels of its pods. @default - all of its pods */
      readonly pods?: Readonly<Record<string, string>>;
    };
