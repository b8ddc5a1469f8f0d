import type { BucketLocation } from './bucket';

/** One object in a bucket that a server loads. */
export interface ModelArtifactPlan {
  readonly name: string;
  readonly version: string;
  readonly location: BucketLocation;
  /** Key in the bucket. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Absent if the files are not scanned. */
  readonly scan?: ModelScanPlan;
}

/** The program that scans a model before its server loads it. */
export interface ModelScanPlan {
  readonly image: string;
  /** Without the path of the model, which is its last argument. */
  readonly command: readonly string[];
  /** Thousandths of a CPU. */
  readonly cpuMilli: number;
  readonly memoryBytes: number;
}
