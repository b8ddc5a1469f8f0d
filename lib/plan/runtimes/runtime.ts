import type { Image } from '../../catalog/images';
import type { ResourcesPlan } from '../types/container';
import type { KeptSeriesPlan } from '../types/monitoring';
import type { ModelServicePlan } from '../types/service';
import type { GpuEnvelope, GpuUse } from './gpu-envelope';

/** Models of one server, one or more. */
export type Models = ModelServicePlan['models'];

/**
 * Ports of all model servers. Network policies and routes have the number of a port and change at once, but pods only with a
 * rollout, so a service keeps its ports when its runtime changes. Names of ports in network policies would not do: Cilium
 * ignores an egress rule whose port name has several numbers (cilium/cilium pull request 12567). The VPC CNI of AWS requires
 * that the port of a Service is the one of its pods (Amazon EKS user guide, network policies, 2026-11).
 */
export const serverPorts = { http: 8080, metrics: 8082 } as const;

/** The facts of a model server: configuration of its container, resources, probes and metrics. One file each. */
export interface Runtime {
  /** Architectures that the image is built for. */
  readonly architectures: readonly ('amd64' | 'arm64')[];
  readonly image: Image;
  readonly workingDirectory: string;
  readonly user: number;
  readonly group: number;
  /** Name of the port with metrics: its own, or the one of requests. A port has only one name. */
  readonly metricsPort: keyof typeof serverPorts;
  readonly metricsPath: string;
  /** Maximum number of models in one server. */
  readonly maxModels: number;
  /** `folder`: a model is an archive with the layout of the server. */
  readonly loads: 'file-or-folder' | 'folder';
  /** Whether loading a model can run code from its files. */
  readonly programs:
    | { readonly kind: 'none' }
    | { readonly kind: 'possible'; readonly what: string; readonly fix: string };
  /** Whether the download accepts only archives that Triton loads with ONNX Runtime. @default false */
  readonly onnxOnly?: boolean;
  /** When a model has its own folder, named after it, in the models' folder. */
  readonly ownFolder: 'always' | 'with-others';
  readonly gpus: GpuUse;
  /** GPU memory of the weights and of computations, as a multiple of the size of the models' files. */
  readonly gpuMemoryFactor: number;
  /** Maximum share of a GPU's memory that it uses. */
  readonly gpuMemoryShare: number;
  /** Allowed numbers of GPUs for one model. @default - any number, because the model is not split */
  readonly gpuCounts?: readonly number[];
  /** Folders that it writes to, with their size limits. */
  readonly scratch: readonly { readonly name: string; readonly path: string; readonly bytes: number }[];
  /** Bytes of /dev/shm; 0 if the 64 MiB of every container suffice. */
  sharedMemoryBytes(gpus: number): number;
  /** Default requests of one replica. `modelBytes` is the sum of all models. */
  resources(modelBytes: number, gpus?: number): Pick<ResourcesPlan, 'cpuMilli' | 'memoryBytes'>;
  /** Minimum memory to load the models. `modelBytes` is the sum of all models. */
  minMemoryBytes(modelBytes: number, gpus?: number): number;
  /** Seconds from the start of the program to the first response, without loading the models. */
  readonly startSeconds: number;
  /** Bytes of a model that it loads per second, at least. */
  readonly loadBytesPerSecond: number;
  /** `directory` is the models' folder. A terminating server finishes open responses within `timeoutSeconds`. */
  command(models: Models, directory: string, gpus: GpuEnvelope | undefined, timeoutSeconds: number): readonly string[];
  env(models: Models, directory: string): Readonly<Record<string, string>>;
  /** One file with settings for each model. Absent if the server needs none. */
  settings?(models: Models, directory: string): ModelSettings | undefined;
  /**
   * Default of the maximum seconds of a complete response: the timeout of the gateway's routes, and the time that a
   * terminating replica has to finish open requests.
   */
  readonly timeoutSeconds: number;
  /** Probes that check all models. */
  probes(models: Models): {
    readonly startup: ProbeTarget;
    readonly readiness: ProbeTarget;
    /** Answered at once also under overload: it must not wait behind inference, or all replicas restart together. */
    readonly liveness: HttpTarget;
  };
  /** Path prefixes of the models' requests at a gateway. */
  paths(models: Models): RoutePaths;
  readonly metrics: RuntimeMetrics;
}

/** Settings of the models: one file for each model, in a folder with the name of the model. */
export interface ModelSettings {
  /** Folder in the models' folder. No model can have its name. */
  readonly folder: string;
  readonly file: string;
  /** Contents in the order of the models, one line each. */
  readonly contents: readonly string[];
}

/** The target of a probe. It is a command if no path covers all models. */
export type ProbeTarget = HttpTarget | { readonly kind: 'exec'; readonly command: readonly string[] };

/** A path of the server. */
export interface HttpTarget {
  readonly kind: 'http';
  readonly path: string;
}

/** Path prefixes at a gateway, and the prefix that replaces them for the server. */
export interface RoutePaths {
  readonly prefixes: readonly [string, ...string[]];
  /** @default - no rewrite */
  readonly rewrite?: string;
}

/** Metrics of a server, as PromQL. `target` selects the series of one service, such as `job="ranking/churn"`. */
export interface RuntimeMetrics {
  /** Counter of all requests to the models. */
  requests(target: string): string;
  /** Counter of the requests with a server error. */
  failures(target: string): string;
  /**
   * Counters of the streamed answers that failed after the first byte, whose status is that of a success.
   * @default - the server sends complete answers only
   */
  brokenAnswers?(target: string): readonly string[];
  /** Series that exist before the first request: without them the metrics are lost, and not only traffic is missing. */
  alwaysThere(target: string): string;
  /** Label of {@link requests} with the result. */
  readonly outcome: string;
  /** Number of series of one server with some models. Our estimate, rounded up. */
  series(models: number): number;
  /**
   * All series that alerts, gates, dashboards and autoscalers can read, and a few more of the server that are useful to read.
   * Prometheus keeps no others.
   *
   * @param models Names of the models. Undefined if they are not known.
   * @returns undefined if the series depend on names that are not known.
   */
  kept(models: readonly string[] | undefined): readonly KeptSeriesPlan[] | undefined;
  readonly latency: LatencyMetrics;
  /** Gauge of requests in the server's queue. Absent without a queue. */
  waiting?(target: string): string;
}

/** Latency metrics of a server: a histogram, or none that gives a percentile. */
type LatencyMetrics = HistogramMetrics | { readonly kind: 'none'; readonly why: string };

/** A histogram of a server or a gateway. */
export interface HistogramMetrics {
  readonly kind: 'histogram';
  /** What it measures. */
  readonly measures: 'answer' | 'answer-at-gateway' | 'first-token';
  /** Counter of all measured requests. */
  answered(target: string): string;
  /** Counter of the requests up to a bound of the histogram. */
  answeredWithin(target: string, boundSeconds: number): string;
  /** Buckets of all requests, for quantiles. */
  histogram(target: string): string;
  /** Seconds per unit of the bounds in Prometheus. */
  readonly unitSeconds: number;
  /** Bounds of the histogram in seconds, in ascending order. */
  readonly boundsSeconds: readonly number[];
}

/** The bounds of a histogram as its label `le` has them. */
export function boundValues(bounds: readonly number[], textOf: (seconds: number) => string): readonly string[] {
  return [...bounds.map(textOf), '+Inf'];
}

/** A bound as the Python client of Prometheus writes it: whole seconds with a decimal, `1.0`. */
export function pythonBound(seconds: number): string {
  return Number.isInteger(seconds) ? seconds.toFixed(1) : String(seconds);
}
