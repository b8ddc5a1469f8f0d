/** A bucket of the cloud's object store, for models and data. */
export interface BucketSpec {
  /**
   * Name of the bucket in the cloud.
   * @default - derived from the platform's name, the bucket's, and a hash of provider, region and account
   */
  readonly name?: string;
  /** Keep old versions of objects. @default true */
  readonly versioning?: boolean;
  /** Whether `pulumi up` makes it. On an existing cluster buckets are never made. @default true */
  readonly manage?: boolean;
}
