/** A bucket with its name in the definition and its location. */
export interface BucketPlan {
  readonly name: string;
  readonly versioning: boolean;
  /** Whether Pulumi creates it. */
  readonly manage: boolean;
  /** Teams whose workloads can use it. @default - all teams */
  readonly teams?: readonly string[];
  /** Which of its objects the cloud deletes. Absent if the platform does not create the bucket. */
  readonly lifecycle?: BucketLifecyclePlan;
  readonly location: BucketLocation;
}

/** Objects that the cloud deletes, by their age in days. */
export interface BucketLifecyclePlan {
  /** Of uploads that were not completed. */
  readonly abortedUploadDays: number;
  /** Of old versions of objects. Absent if there are none, or if they are kept. */
  readonly oldVersionDays?: number;
  /** Of objects in folders, which end with a slash. Sorted by folder. */
  readonly expiring: readonly { readonly prefix: string; readonly days: number }[];
}

/** Location of a bucket. */
export type BucketLocation =
  | { readonly kind: 's3'; readonly bucket: string; readonly region: string }
  | { readonly kind: 'gcs'; readonly bucket: string }
  | { readonly kind: 'azure-blob'; readonly account: string; readonly container: string }
  | { readonly kind: 's3-compatible'; readonly bucket: string; readonly endpoint: string };
