import * as autoscaling from '@pulumi/aws/autoscaling';
import type * as eks from '@pulumi/aws/eks';
import type { NodePoolPlan } from '../../plan/types/node-pool';
import { formatBytes } from '../../units/quantity';
import type { PartContext } from '../contract';

const prefix = 'k8s.io/cluster-autoscaler/node-template';

/** Tags that tell the cluster autoscaler what a node will be like while the pool has none to look at. */
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

/** Tags the group of machines behind a node group, which does not pass its own tags on. */
export function tagForAutoscaler({ name, plan, options }: PartContext, pool: NodePoolPlan, group: eks.NodeGroup): void {
  const autoscalingGroupName = group.resources.apply((resources) => {
    const found = resources[0]?.autoscalingGroups[0]?.name;
    if (found === undefined) throw new Error(`node group ${pool.name} has no group of machines`);
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
