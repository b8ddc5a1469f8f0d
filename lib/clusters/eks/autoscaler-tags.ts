import * as autoscaling from '@pulumi/aws/autoscaling';
import type * as eks from '@pulumi/aws/eks';
import type { NodePoolPlan } from '../../plan/types/node-pool';
import { formatBytes } from '../../units/quantity';
import type { PartContext } from '../contract';

const prefix = 'k8s.io/cluster-autoscaler/node-template';

/** Tags that describe a node of the pool to the cluster autoscaler while the pool has no nodes. */
export function nodeTemplateTags(pool: NodePoolPlan): readonly { readonly key: string; readonly value: string }[] {
  return [
    ...Object.entries(pool.labels).map(([label, value]) => ({ key: `${prefix}/label/${label}`, value })),
    ...pool.taints.map(({ key, value, effect }) => ({ key: `${prefix}/taint/${key}`, value: `${value}:${effect}` })),
    ...Object.entries(pool.allocatable.devices).map(([device, count]) => ({
      key: `${prefix}/resources/${device}`,
      value: String(count),
    })),
    { key: `${prefix}/resources/ephemeral-storage`, value: formatBytes(pool.allocatable.ephemeralBytes) },
  ];
}

/** Tags the Auto Scaling group of a node group, because EKS does not propagate the tags of the node group to it. */
export function tagForAutoscaler({ name, plan, options }: PartContext, pool: NodePoolPlan, group: eks.NodeGroup): void {
  const autoscalingGroupName = group.resources.apply((resources) => {
    const found = resources[0]?.autoscalingGroups[0]?.name;
    if (found === undefined) throw new Error(`node group ${pool.name} has no Auto Scaling group`);
    return found;
  });
  for (const { key, value } of nodeTemplateTags(pool)) {
    new autoscaling.Tag(
      `${name}-pool-${pool.name}-${key.slice(prefix.length + 1)}`,
      { region: plan.region, autoscalingGroupName, tag: { key, value, propagateAtLaunch: false } },
      options,
    );
  }
}
