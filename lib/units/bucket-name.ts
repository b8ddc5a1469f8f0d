/** No consecutive dots and no IP address, because the name of a bucket is part of a host name. */
export const noAddress = String.raw`(?!.*\.\.)(?!\d+\.\d+\.\d+\.\d+$)`;

/** Starts and ends that AWS reserves for its own names. */
const reserved = String.raw`(?!xn--|sthree-|amzn-s3-demo-)(?!.*(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$)`;

const characters = 'a-z, 0-9, - and single dots, starts and ends with a letter or digit; no IP address';

/** Syntax of the names of buckets, without their length. */
export interface BucketNameSyntax {
  readonly expression: RegExp;
  readonly allowed: string;
}

/** Buckets of a store with the S3 protocol. */
export const s3CompatibleNames: BucketNameSyntax = {
  expression: new RegExp(`^${noAddress}[a-z0-9][a-z0-9.-]*[a-z0-9]$`),
  allowed: characters,
};

/** Buckets of Amazon S3. Source: AWS "General purpose bucket naming rules", 2026-11. */
export const s3Names: BucketNameSyntax = {
  expression: new RegExp(`^${reserved}${noAddress}[a-z0-9][a-z0-9.-]*[a-z0-9]$`),
  allowed: `${characters}, and no start or end that AWS reserves, such as xn-- and -s3alias`,
};
