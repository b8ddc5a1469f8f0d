import type { Image } from '../../catalog/images';
import type { ResourcesPlan } from '../types/container';
import type { ModelServicePlan } from '../types/service';
import type { GpuEnvelope, GpuUse } from './gpu-envelope';

/** Models of one server, one or more. */
export type Models = ModelServicePlan['models'];

/** A program that serves models: what its container must be told, and how it answers. One file for each. */
export interface Runtime {
  /** Architectures that the image is built for. */
  readonly architectures: readonly ('amd64' | 'arm64')[];
  readonly image: Image;
  readonly workingDirectory: string;
  readonly user: number;
  readonly group: number;
  readonly httpPort: number;
  /** The same as `httpPort` where the server has one port for both. */
  readonly metricsPort: number;
  readonly metricsPath: string;
  /** Models that one server carries at most. */
  readonly maxModels: number;
  /** `folder`: a model is an archive, with the server's own layout in it. */
  readonly loads: 'file-or-folder' | 'folder';
  /** When a model has a folder of its own, by its name, beneath the models' folder. */
  readonly ownFolder: 'always' | 'with-others';
  readonly gpus: GpuUse;
  /** What weights take on a GPU, as a multiple of the models' files, with what is computed from them. */
  readonly gpuMemoryFactor: number;
  /** Share of a GPU's memory that it takes at most. */
  readonly gpuMemoryShare: number;
  /** How many GPUs one model may be split over; any number where it is not split. */
  readonly gpuCounts?: readonly number[];
  /** Folders that it writes to, with the most that each may hold. */
  readonly scratch: readonly { readonly name: string; readonly path: string; readonly bytes: number }[];
  /** Bytes of /dev/shm; 0 where 64 MiB, which every container has, are enough. */
  sharedMemoryBytes(gpus: number): number;
  /** What one replica asks for where the definition does not say, for models of so many bytes together. */
  resources(modelBytes: number, gpus?: number): Pick<ResourcesPlan, 'cpuMilli' | 'memoryBytes'>;
  /** Memory without which it cannot even load models of so many bytes together. */
  minMemoryBytes(modelBytes: number, gpus?: number): number;
  /** Seconds from the start of the program until it loads a model, and from then until it answers. */
  readonly startSeconds: number;
  /** Bytes of a model file that it loads in a second, at least. */
  readonly loadBytesPerSecond: number;
  /** `directory` is the models' folder. */
  command(models: Models, directory: string, gpus: GpuEnvelope | undefined): readonly string[];
  env(models: Models, directory: string): Readonly<Record<string, string>>;
  /** A file of settings for each model, in a folder beside the models; absent where the server needs none. */
  settings?(models: Models, directory: string): ModelSettings | undefined;
  /**
   * Longest time of an answer, to its end: what a gateway waits for it, and what a replica that stops has for those that
   * it has begun. @default - the gateway's own, 15 s, and as long as the replica goes on serving
   */
  readonly maxResponseSeconds?: number;
  /** What tells that every model serves, for the first time and from then on, and that a restart would mend nothing. */
  probes(models: Models): {
    readonly startup: ProbeTarget;
    readonly readiness: ProbeTarget;
    readonly liveness: ProbeTarget;
  };
  /** How a gateway reaches the server's models: what the paths of their requests begin with. */
  paths(models: Models): RoutePaths;
  readonly metrics: RuntimeMetrics;
}

/** Files that tell a server what it serves: one for each model, in a folder by the model's name. */
export interface ModelSettings {
  /** Folder beneath the models' folder; its name is none that a model can have. */
  readonly folder: string;
  readonly file: string;
  /** One line each, in the order of the models. */
  readonly contents: readonly string[];
}

/** What a probe asks. A command is given where no path tells of all models at once. */
export type ProbeTarget =
  | { readonly kind: 'http'; readonly path: string }
  | { readonly kind: 'exec'; readonly command: readonly string[] };

/** What the paths of requests begin with at a gateway, and what the server itself wants there instead. */
export interface RoutePaths {
  readonly prefixes: readonly [string, ...string[]];
  /** @default - the same */
  readonly rewrite?: string;
}

/** How requests are counted, as PromQL. `target` selects the pods of one service, such as `job="ranking/churn"`. */
export interface RuntimeMetrics {
  /** Counter of all requests to the models. */
  requests(target: string): string;
  /** Counter of those that failed on the server's side. */
  failures(target: string): string;
  /** Label of {@link requests} that tells how they ended. */
  readonly outcome: string;
  readonly latency: LatencyMetrics;
  /** Gauge of requests that wait in the server's own queue. Absent where it has none. */
  waiting?(target: string): string;
}

/** How long requests take: as the server counts it, or nothing that a percentile could be read from. */
type LatencyMetrics = HistogramMetrics | { readonly kind: 'none'; readonly why: string };

/** A histogram, whichever program keeps it. */
export interface HistogramMetrics {
  readonly kind: 'histogram';
  /** What is timed. */
  readonly measures: 'answer' | 'answer-at-gateway' | 'first-token';
  /** Counter of the requests that were answered. */
  answered(target: string): string;
  /** Counter of those that took no longer than a bound of the histogram. */
  answeredWithin(target: string, boundSeconds: number): string;
  /** Histogram of all requests, for quantiles, in buckets of so many seconds. */
  histogram(target: string): string;
  /** Seconds of one unit of the histogram's bounds. */
  readonly unitSeconds: number;
  /** Bounds of the histogram in seconds, rising. */
  readonly boundsSeconds: readonly number[];
}

/** Python's client of Prometheus writes whole bounds with a decimal: `1.0`. */
export function pythonBound(seconds: number): string {
  return Number.isInteger(seconds) ? seconds.toFixed(1) : String(seconds);
}
