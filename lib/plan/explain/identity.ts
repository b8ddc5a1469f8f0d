import { lookup } from '../../units/lookup';
import { bucketAddress } from '../facts/bucket-address';
import { grantedKeys } from '../facts/grant-keys';
import type { WorkloadPlan } from '../types/workload';
import { computed, type ExplainContext, type ExplanationLine, written } from './explanation';

/** Cloud identity of the pods, and the objects in buckets that it can access. */
export function identityLines(
  { name, namespace, serviceAccount }: WorkloadPlan,
  context: ExplainContext,
): readonly ExplanationLine[] {
  const { cluster } = context.plan;
  const identity = cluster.identities.find((each) => each.name === `${namespace}/${serviceAccount.name}`);
  if (!identity) return [];
  return [
    {
      field: 'identity',
      value: `${identity.name} by ${identity.mechanism.kind}`,
      why:
        serviceAccount.name === name
          ? 'a service account of its own, so no other pod has its permissions'
          : 'a service account of its own, with digits of the platform, so no other pod and no other cluster of the account has its permissions',
      from: computed,
    },
    ...identity.grants.map(({ bucket, access, ...grant }): ExplanationLine => {
      const plan = lookup(cluster.buckets, bucket);
      return {
        field: `bucket ${bucket}`,
        value: `${access === 'read' ? 'read' : 'read and write'} ${plan ? bucketAddress(plan.location) : bucket}/${grantedKeys(grant)}`,
        why: 'minimum access that it needs',
        from: written(context, ['buckets', bucket]),
      };
    }),
  ];
}
