import { accessLimits } from '../../facts/access-limits';
import type { Rule } from '../rule';

/** The policy of the endpoints of the object store is within the limit of the cloud. An endpoint has one policy. */
export const networkEndpointPolicySize: Rule<'managed-cluster'> = {
  id: 'network/endpoint-policy-size',
  scope: 'managed-cluster',
  waivableBy: 'no-one',
  rationale:
    'A cloud refuses an endpoint whose policy is too large during the deployment, and the cluster then has no access to its buckets.',
  check: ({ cluster, cloud, plan }) => {
    const { max, unit } = accessLimits.endpointPolicy;
    const size = cloud.storageEndpointSize?.(plan.cluster) ?? 0;
    if (size <= max) return [];
    const images = cluster.network?.imageBuckets?.length ?? 0;
    const buckets = Object.keys(plan.cluster.buckets).length;
    return [
      {
        path: images > buckets ? ['cluster', 'network', 'imageBuckets'] : ['buckets'],
        problem: `the policy of the endpoints of the object store names ${buckets} buckets of the platform and ${images} of images, and has ${size} ${unit}`,
        value: size,
        allowed: `at most ${max} ${unit}`,
        fix:
          images > buckets
            ? 'keep images in fewer buckets'
            : 'use folders of fewer buckets, or buckets with shorter names',
      },
    ];
  },
};
