import type { ModelArtifactPlan } from '../model-service';
import type { ResourcesPlan } from '../pod';

/** A program that serves models: what its container must be told, and how it answers. One file for each. */
export interface Runtime {
  /** Architectures that the image is built for. */
  readonly architectures: readonly ('amd64' | 'arm64')[];
  readonly image: string;
  readonly workingDirectory: string;
  readonly user: number;
  readonly group: number;
  readonly httpPort: number;
  readonly metricsPort: number;
  readonly metricsPath: string;
  /** Folders that it writes to, with the most that each may hold. */
  readonly scratch: readonly { readonly name: string; readonly path: string; readonly bytes: number }[];
  /** What one replica asks for where the definition does not say, for a model of so many bytes. */
  resources(modelBytes: number): Pick<ResourcesPlan, 'cpuMilli' | 'memoryBytes'>;
  /** Memory without which it cannot even load a model of so many bytes. */
  leastMemoryBytes(modelBytes: number): number;
  /** Seconds from the start of the program until it loads a model. */
  readonly startSeconds: number;
  /** Bytes of a model file that it loads in a second, at least. */
  readonly loadBytesPerSecond: number;
  command(model: ModelArtifactPlan): readonly string[];
  /** `directory` is where the model's files are. */
  env(model: ModelArtifactPlan, directory: string): Readonly<Record<string, string>>;
  /** Path that answers 200 only when the model itself serves. */
  readyPath(model: ModelArtifactPlan): string;
  /** Path that answers 200 while the program lives, whatever the model does. */
  readonly livePath: string;
  /** What the paths of the model's requests begin with. */
  requestPath(model: ModelArtifactPlan): string;
  readonly metrics: RuntimeMetrics;
}

/** How requests are counted, as PromQL. `target` selects the pods of one service, such as `job="ranking/churn"`. */
export interface RuntimeMetrics {
  /** Counter of all requests to the model. */
  requests(target: string): string;
  /** Counter of those that failed on the server's side. */
  failures(target: string): string;
  /** Counter of those that did not. */
  answered(target: string): string;
  /** Counter of those that did not and took no longer than a bound of the histogram. */
  answeredWithin(target: string, boundSeconds: number): string;
  /** Histogram of all requests, for quantiles. */
  histogram(target: string): string;
  /** Bounds of the histogram in seconds, rising. */
  readonly boundsSeconds: readonly number[];
}
