import type { ModelReference } from './model';
import type { RolloutSpec } from './rollout';
import type { RuntimeSpec } from './runtime';
import type { ScaleSpec } from './scale';

/** A model that answers requests. */
export interface ModelServiceSpec<
  P extends string = string,
  T extends string = string,
  G extends string = string,
  R extends ModelReference = ModelReference,
> extends ServingSpec {
  readonly team: NoInfer<T>;
  readonly pool: NoInfer<P>;
  /**
   * Which model, in which version. Another version here is a rollout, the old one here a rollback. A list: one server
   * with several models, which share its memory, its replicas and its objective; forty small ones take little more
   * than one.
   */
  readonly model: NoInfer<R> | readonly NoInfer<R>[];
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

/** Requests of one replica. Memory and scratch space are limits as well; CPU is not limited. */
export interface ResourcesSpec {
  /** @default - from the runtime */
  readonly cpu?: string;
  /** @default - from the runtime and the models' size */
  readonly memory?: string;
  /**
   * Whole GPUs of a replica, or one share of a GPU with at least this much memory.
   * @default - one GPU, or one share where the pool's GPUs are shared; none for scikit-learn and in pools without GPUs
   */
  readonly gpu?: GpuRequestSpec;
}

/** GPUs that one pod asks for. */
export type GpuRequestSpec =
  | {
      /** Whole GPUs, 1 to 16. */
      readonly count: number;
    }
  | {
      /** One share of a shared GPU with at least this much memory: `10Gi`. */
      readonly memory: string;
    };

/** What users may rely on, over 30 days. */
export interface SloSpec {
  /** Percent of requests that do not fail on our side: 90 to 99.999. */
  readonly availability: number;
  /** @default - no latency objective */
  readonly latency?: {
    /** Percent of requests that must be faster: 50 to 99.9. */
    readonly percentile: number;
    /**
     * `100ms`: a bound of the histogram in which requests are counted. What is timed is the whole answer: at the server, or of Triton, which does not tell, at the gateways.
     * Of vLLM it is the time until the first token.
     */
    readonly target: string;
  };
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
