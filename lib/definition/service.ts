import type { ModelReference } from './model';
import type { RequestLimitsSpec } from './request-limits';
import type { RolloutSpec } from './rollout';
import type { RuntimeSpec } from './runtime';
import type { ScaleSpec } from './scale';

/** A model server with its autoscaler, rollout, network policies and alerts. */
export interface ModelServiceSpec<
  P extends string = string,
  T extends string = string,
  G extends string = string,
  R extends ModelReference = ModelReference,
> extends ServingSpec {
  /** Name of the team that owns the service. It runs in the namespace of the team. */
  readonly team: NoInfer<T>;
  /** Name of the node pool. */
  readonly pool: NoInfer<P>;
  /**
   * The model and its version. To roll out another version, change `version`; to roll back, restore it. With a list,
   * one server serves up to 200 models, which share its memory, replicas and objective; forty small models need little
   * more than one.
   */
  readonly model: NoInfer<R> | readonly NoInfer<R>[];
  /**
   * Clients that can send requests. Network policy blocks all other traffic.
   * @default [] - all traffic is blocked, which is an error
   */
  readonly consumers?: readonly ConsumerSpec<T, G>[];
}

/** How a model is served, independent of the platform. */
export interface ServingSpec {
  /** The server program of the model. */
  readonly runtime: RuntimeSpec;
  /** Resource requests of each replica. @default - computed from the runtime and the size of the models */
  readonly resources?: ResourcesSpec;
  /** Number of replicas, and the metric that changes it. @default { min: 2, max: 4 } */
  readonly scale?: ScaleSpec;
  /**
   * Objectives for availability and latency. Alerts fire on the burn rate of the error budget.
   * @default - no objectives; the dashboard and the alerts for missing replicas and stalled rollouts do not need them
   */
  readonly slo?: SloSpec;
  /** How a new version takes over. @default { kind: 'rolling' } */
  readonly rollout?: RolloutSpec;
  /**
   * PodDisruptionBudget of the replicas.
   * @default - one replica at a time can be unavailable
   */
  readonly disruption?: {
    /** Minimum number of replicas that stay available while nodes are drained, 0 to 100000. */
    readonly minAvailable: number;
  };
  /**
   * Time that a replica has to start.
   * @default - twice the time computed from the size of the models, the object store, their scans and the runtime, at least 1m
   * without the scans
   */
  readonly startup?: {
    /**
     * Maximum time from the start of a replica until it is ready: `10m`. A server that does not answer in this time,
     * without the time computed for the download, restarts.
     */
    readonly budget: string;
  };
  /**
   * Maximum duration of a complete response through a gateway: `30s`. Longer responses end with status 504, and a stream
   * of tokens is cut off. A replica that is told to stop has this time to finish open requests.
   * @default - '15s' with scikit-learn and Triton, '5m' with vLLM
   */
  readonly timeout?: string;
  /**
   * Time that a replica continues to serve after it is told to stop, until all clients have noticed.
   * @default '15s'
   */
  readonly drain?: string;
}

/** Resource requests of one pod. Memory and scratch space are limits too; CPU is not limited. */
export interface ResourcesSpec {
  /**
   * CPUs, at most 10000: `2`, `500m`.
   * @default - for a service from the runtime; for training from the framework
   */
  readonly cpu?: string;
  /**
   * Memory, at most 64Ti: `4Gi`.
   * @default - for a service from the runtime and the size of the models; for training from the framework
   */
  readonly memory?: string;
  /**
   * Whole GPUs, or one share of a shared GPU.
   * @default - for a service one GPU or share, with scikit-learn none; for training with PyTorch all GPUs of a node or
   * one share; none in pools without GPUs
   */
  readonly gpu?: GpuRequestSpec;
}

/** GPU request of one pod. */
export type GpuRequestSpec =
  | {
      /** Number of whole GPUs, 1 to 16. */
      readonly count: number;
    }
  | {
      /** Minimum memory of one share of a shared GPU, at most 64Ti: `10Gi`. */
      readonly memory: string;
    };

/** Objectives over 30 days. */
export interface SloSpec {
  /** Percentage of requests that do not fail because of the server, 90 to 99.999. */
  readonly availability: number;
  /**
   * Objective for latency.
   * @default - none
   */
  readonly latency?: {
    /** Percentage of requests that are faster than `target`, 50 to 99.9. */
    readonly percentile: number;
    /**
     * Maximum latency, at a bucket bound of the histogram that measures it: `100ms`. MLServer measures the complete
     * response, vLLM the time to first token. Triton has no histogram, so the gateways measure the complete response.
     */
    readonly target: string;
  };
}

/** A client that can send requests. */
export type ConsumerSpec<T extends string = string, G extends string = string> =
  | {
      /** Name of a team. All pods of its namespace can send requests, except those of training jobs and of the requests of a rollout. */
      readonly team: NoInfer<T>;
    }
  | {
      /** Name of a gateway, which routes requests from outside the namespaces of the platform. */
      readonly gateway: NoInfer<G>;
      /** Limits of the requests through the gateway to this service, at most those of the gateway. @default - each limit is that of the gateway */
      readonly limits?: RequestLimitsSpec;
      /**
       * Clients that can send requests to this service, of those that the gateway authenticates: names of API keys, or values
       * of the claim that names a client. Others get status 403. 1 to 128 names. @default - all clients of the gateway
       */
      readonly clients?: readonly string[];
    }
  | {
      /** Namespace outside the platform: a DNS label of at most 63 characters. */
      readonly namespace: string;
      /** Labels by key that select pods of the namespace: `{ app: shop }`. @default - all pods */
      readonly pods?: Readonly<Record<string, string>>;
    };
