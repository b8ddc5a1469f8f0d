/** A bucket with its name in the definition and its location. */
export interface BucketPlan {
  readonly name: string;
  readonly versioning: boolean;
  /** Whether Pulumi creates it. */
  readonly manage: boolean;
  /** Teams whose workloads can use it. @default - all teams */
  readonly teams?: readonly string[];
  readonly location: BucketLocation;
}

/** Location of a bucket. */
export type BucketLocation =
  | { readonly kind: 's3'; readonly bucket: string; readonly region: string }
  | { readonly kind: 'gcs'; readonly bucket: string }
  | { readonly kind: 'azure-blob'; readonly account: string; readonly container: string }
  | { readonly kind: 's3-compatible'; readonly bucket: string; readonly endpoint: string };
