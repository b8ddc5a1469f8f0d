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
}
