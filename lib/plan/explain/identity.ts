import { lookup } from '../../units/lookup';
import type { ModelServicePlan } from '../types/service';
import type { TrainingJobPlan } from '../types/training-job';
import { bucketAddress } from './bucket-address';
import { computed, type ExplainContext, type ExplanationLine, written } from './explanation';

/** Who the pods are for the cloud, and which objects they may use. */
export function identityLines(
  { namespace, serviceAccount }: ModelServicePlan | TrainingJobPlan,
  context: ExplainContext,
): readonly ExplanationLine[] {
  const { cluster } = context.plan;
  const identity = cluster.identities.find(({ name }) => name === `${namespace}/${serviceAccount.name}`);
  if (!identity) return [];
  return [
    {
      field: 'identity',
      value: `${identity.name} by ${identity.mechanism.kind}`,
      why: 'a service account of its own, so that no other pod has its rights',
      from: computed,
    },
    ...identity.grants.map(({ bucket, access, prefix }): ExplanationLine => {
      const plan = lookup(cluster.buckets, bucket);
      return {
        field: `bucket ${bucket}`,
        value: `${access === 'read' ? 'read' : 'read and write'} ${plan ? bucketAddress(plan.location) : bucket}/${prefix}*`,
        why: 'what it needs of the bucket and nothing else',
        from: written(context, ['buckets', bucket]),
      };
    }),
  ];
}
