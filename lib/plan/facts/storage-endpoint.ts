import { canonicalJson } from '../../units/canonical-json';
import type { ClusterPlan } from '../types/cluster';
import { bucketArn } from './aws-arn';
import type { AllowStatement } from './iam-statements';

/** A statement of the policy of an endpoint, for every principal. */
type EndpointStatement = AllowStatement & { readonly Principal: '*' };

/** The parts of a cluster that its endpoints of S3 serve. */
type StorageEndpointCluster = Pick<ClusterPlan, 'buckets' | 'network' | 'region'>;

/** The policy of the S3 endpoints: buckets of the platform with credentials of the account, and layers of images. */
export function storageEndpointPolicy(cluster: StorageEndpointCluster, account: string): string {
  const ofPrincipal = { 'aws:PrincipalAccount': account };
  const layers = (cluster.network?.imageBuckets ?? []).map(
    (bucket) => `${bucketArn({ kind: 's3', bucket, region: cluster.region })}/*`,
  );
  const statements: readonly EndpointStatement[] = [
    // The owner of a bucket that the platform does not create can be another account.
    ...allow(arnsOf(cluster, true), { ...ofPrincipal, 'aws:ResourceAccount': account }),
    ...allow(arnsOf(cluster, false), ofPrincipal),
    // Registries sign the addresses of layers with credentials of their own account, or their buckets are public.
    { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: [...new Set(layers)] },
  ];
  return canonicalJson({ Version: '2012-10-17', Statement: statements });
}

/** Characters of {@link storageEndpointPolicy}. Identifiers of accounts have twelve digits. */
export function storageEndpointSize(cluster: StorageEndpointCluster): number {
  return storageEndpointPolicy(cluster, '0'.repeat(12)).length;
}

function arnsOf({ buckets }: StorageEndpointCluster, managed: boolean): readonly string[] {
  const arns = Object.values(buckets).flatMap(({ manage, location }) =>
    manage === managed && location.kind === 's3' ? [bucketArn(location)] : [],
  );
  return [...new Set(arns)].sort().flatMap((arn) => [arn, `${arn}/*`]);
}

function allow(resources: readonly string[], equal: Readonly<Record<string, string>>): readonly EndpointStatement[] {
  if (resources.length === 0) return [];
  return [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: resources, Condition: { StringEquals: equal } }];
}
