import type { ClusterPlan } from '../../../lib/plan/types/cluster';
import type { RecordPulumiOptions } from '../../../lib/testing/mock-cloud';
import { type RecordedResource, recordPulumi } from '../../../lib/testing/record-pulumi';
import { accountOf, withoutStackTraces } from '../record';

/**
 * Creates the cluster of a plan as `pulumi up` does: logical names start with the name of the platform, and the generated
 * names of resource groups and ARNs of secrets are as long as in the cloud.
 */
export function recordNamed(plan: ClusterPlan): Promise<readonly RecordedResource[]> {
  const program = () => {
    const {
      ModelCluster,
    }: typeof import('../../../lib/clusters/model-cluster') = require('../../../lib/clusters/model-cluster');
    return new ModelCluster(plan.name, { plan }).outputs;
  };
  return withoutStackTraces(() => recordPulumi(program, { ...accountOf(plan), outputsOf: namedOutputs(plan) }));
}

/** Outputs as long as in the cloud, of resources whose names or ARNs other resources contain. */
export function namedOutputs(plan: ClusterPlan): NonNullable<RecordPulumiOptions['outputsOf']> {
  const secretName = (name: string) => name.slice(`${plan.name}-secret-`.length);
  return ({ type, name }) => {
    if (type.endsWith(':ResourceGroup')) return { name: `${name}12345678` };
    if (type !== 'aws:secretsmanager/secret:Secret') return {};
    return { arn: `arn:aws:secretsmanager:${plan.region}:123456789012:secret:${secretName(name)}-a1b2c3` };
  };
}
