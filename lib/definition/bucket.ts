/** A bucket of the object store, for models and data. */
export interface BucketSpec<T extends string = string> {
  /**
   * Name of the bucket in the cloud: 3 to 63 characters a-z, 0-9, `-`, `.` and `_`. For example `acme-models`.
   * @default - the names of the platform and the bucket; in a cloud also a hash of provider, region and account
   */
  readonly name?: string;
  /**
   * Names of the teams whose workloads can use the bucket, for models, data, checkpoints and output. They can read all of it;
   * write access to the same folder is refused by `bucket/prefix-owner`.
   * @default - all teams; in a definition with parts, the teams whose workloads outside the parts use the bucket,
   * with models outside the parts
   */
  readonly teams?: readonly NoInfer<T>[];
  /** Whether the bucket keeps old versions of its objects. @default true */
  readonly versioning?: boolean;
  /**
   * Time for which a replaced or deleted object can be restored, in whole days from `1d` to `365d`, or `unlimited`. Afterwards
   * the cloud deletes it. Needs versioning, and a bucket that the platform creates.
   * @default '30d'
   */
  readonly oldVersions?: string;
  /** Whether `pulumi up` creates the bucket. Buckets are never created on an existing cluster. @default true */
  readonly manage?: boolean;
}
