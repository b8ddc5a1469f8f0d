import type { ClusterPlan } from '../plan/types/cluster';
import type { NodePoolPlan } from '../plan/types/node-pool';
import type { ModelPlatformPlan } from '../plan/types/platform';
import type { Change, FieldChange } from './change';
import { compareFields } from './fields';
import { namesOf } from './names';

/**
 * Fields by which a pool becomes another one, by provider: on GKE and AKS they are in the hash that its name ends in, on
 * EKS Pulumi replaces the node group. The new pool stands beside the old one before that goes. Nodes that exist are not
 * ours to replace.
 */
const fixedOfPool: Readonly<Record<ClusterPlan['provider'], readonly string[]>> = {
  eks: ['machineType', 'cloud', 'zones'],
  gke: ['machineType', 'cloud', 'allocatable.pods'],
  aks: ['machineType', 'cloud', 'allocatable.pods', 'diskGiB', 'zones'],
  existing: [],
};

/** What happens to node pools. */
export function comparePools(old: ModelPlatformPlan, now: ModelPlatformPlan, isAnother: boolean): readonly Change[] {
  const [before, after] = [poolsOf(old.cluster), poolsOf(now.cluster)];
  return namesOf(before, after).flatMap((name): readonly Change[] => {
    const [one, other] = [before[name], after[name]];
    if (!one) return [change(name, 'created')];
    if (!other) return [deleted(name, old)];
    const fields = poolFields(one, other);
    if (isAnother) return [{ ...change(name, 'replaced', fields), why: 'the cluster is another one' }];
    return fields.length === 0 ? [] : [changed(name, fields, now.cluster.provider)];
  });
}

function poolsOf({ systemPool, pools }: ClusterPlan): Readonly<Record<string, NodePoolPlan>> {
  return { ...(systemPool && { [systemPool.name]: systemPool }), ...pools };
}

/** What a pool is. Its price is told with the cost. */
function poolFields(old: NodePoolPlan, now: NodePoolPlan): readonly FieldChange[] {
  const itself = ({ hourlyUsd: _, listPrice: __, ...pool }: NodePoolPlan) => pool;
  return compareFields(itself(old), itself(now));
}

function changed(name: string, fields: readonly FieldChange[], provider: ClusterPlan['provider']): Change {
  const fixed = fields.filter(({ path }) =>
    fixedOfPool[provider].some(
      (field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`),
    ),
  );
  if (fixed.length === 0) return change(name, 'changed', fields);
  return {
    ...change(name, 'replaced', fields),
    why: `${fixed.map(({ path }) => path).join(', ')} cannot change while it lives: a new pool stands beside the old one, and then that is drained`,
  };
}

function deleted(name: string, old: ModelPlatformPlan): Change {
  const users = old.poolUse.find(({ pool }) => pool === name)?.workloads.map((workload) => workload.name) ?? [];
  const plain = change(name, 'deleted');
  return users.length === 0 ? plain : { ...plain, danger: `pods of ${users.join(', ')} run on it` };
}

function change(name: string, effect: Change['effect'], fields: readonly FieldChange[] = []): Change {
  return { of: 'cloud', effect, kind: 'NodePool', name, fields };
}
