/** A bucket by its name in the definition, and where it really is. */
export interface BucketPlan {
  readonly name: string;
  readonly versioning: boolean;
  /** Whether the cloud half makes it. */
  readonly manage: boolean;
  readonly location: BucketLocation;
}

/** Where a bucket is. */
export type BucketLocation =
  | { readonly kind: 's3'; readonly bucket: string; readonly region: string }
  | { readonly kind: 'gcs'; readonly bucket: string }
  | { readonly kind: 'azure-blob'; readonly account: string; readonly container: string }
  | { readonly kind: 's3-compatible'; readonly bucket: string; readonly endpoint: string };
