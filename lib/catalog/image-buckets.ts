import type { Source } from './source';

/** S3 buckets from which nodes in AWS download layers of container images. */
interface ImageBuckets {
  /** Names of the buckets that a node in the region reads. */
  readonly of: (region: string) => readonly string[];
  readonly source: Source;
}

/**
 * Registries whose layers are in S3 for clients in AWS. Endpoints of S3 in a network apply to buckets of its region only, so
 * buckets of other regions need no entry.
 */
const imageBuckets: readonly ImageBuckets[] = [
  {
    of: (region) => [`prod-${region}-starport-layer-bucket`],
    source: {
      name: 'Amazon ECR, "Minimum Amazon S3 bucket permissions for Amazon ECR"',
      from: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html',
      date: '2026-11-30',
    },
  },
  {
    of: (region) => [`prod-registry-k8s-io-${region}`],
    source: {
      name: 'registry.k8s.io, redirects of clients in AWS',
      from: 'kubernetes/registry.k8s.io:cmd/archeio/internal/app/buckets.go',
      date: '2026-11-30',
    },
  },
  {
    of: (region) => (region === 'us-east-1' ? ['quayio-production-s3'] : []),
    source: {
      name: 'quay.io, redirects of clients in its region',
      from: 'openshift/openshift-docs, "Configuring your firewall for OpenShift Container Platform"',
      date: '2026-11-30',
    },
  },
];

/** Buckets from which nodes in a region of AWS download layers of images. */
export function imageBucketsIn(region: string): readonly string[] {
  return imageBuckets.flatMap(({ of }) => of(region));
}
