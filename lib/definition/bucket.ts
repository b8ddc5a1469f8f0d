/** A bucket of the object store, for models and data. */
export interface BucketSpec {
  /**
   * Name of the bucket in the cloud: 3 to 63 characters a-z, 0-9, `-`, `.` and `_`. For example `acme-models`.
   * @default - the names of the platform and the bucket; in a cloud also a hash of provider, region and account
   */
  readonly name?: string;
  /** Whether the bucket keeps old versions of its objects. @default true */
  readonly versioning?: boolean;
  /** Whether `pulumi up` creates the bucket. Buckets are never created on an existing cluster. @default true */
  readonly manage?: boolean;
}
