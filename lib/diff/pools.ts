import { providerNamed } from '../plan/providers/select';
import type { ClusterPlan } from '../plan/types/cluster';
import type { NodePoolPlan } from '../plan/types/node-pool';
import type { ModelPlatformPlan } from '../plan/types/platform';
import type { Change, FieldChange } from './change';
import { compareFields } from './fields';
import { namesOf } from './names';

/** Compares node pools. With a new cluster, every pool is replaced. */
export function comparePools(old: ModelPlatformPlan, now: ModelPlatformPlan, isNewCluster: boolean): readonly Change[] {
  const [before, after] = [poolsOf(old.cluster), poolsOf(now.cluster)];
  return namesOf(before, after).flatMap((name): readonly Change[] => {
    const [one, other] = [before[name], after[name]];
    if (!one) return [change(name, 'created')];
    if (!other) return [deleted(name, old)];
    const fields = poolFields(one, other);
    if (isNewCluster) return [{ ...change(name, 'replaced', fields), why: 'the cluster is replaced' }];
    return fields.length === 0 ? [] : [changed(name, fields, now.cluster.provider)];
  });
}

function poolsOf({ systemPool, pools }: ClusterPlan): Readonly<Record<string, NodePoolPlan>> {
  return { ...(systemPool && { [systemPool.name]: systemPool }), ...pools };
}

/** The fields that differ, without prices, which are compared with the cost. */
function poolFields(old: NodePoolPlan, now: NodePoolPlan): readonly FieldChange[] {
  const comparable = ({ hourlyUsd: _, listPrice: __, ...pool }: NodePoolPlan) => pool;
  return compareFields(comparable(old), comparable(now));
}

function changed(name: string, fields: readonly FieldChange[], provider: ClusterPlan['provider']): Change {
  const { immutablePoolFields } = providerNamed(provider);
  const immutable = fields.filter(({ path }) =>
    immutablePoolFields.some((field) => path === field || path.startsWith(`${field}.`) || path.startsWith(`${field}[`)),
  );
  if (immutable.length === 0) return change(name, 'changed', fields);
  return {
    ...change(name, 'replaced', fields),
    why: `immutable: ${immutable.map(({ path }) => path).join(', ')}; a new pool is created, then the old one is drained`,
  };
}

function deleted(name: string, old: ModelPlatformPlan): Change {
  const workloads = old.poolUse.find(({ pool }) => pool === name)?.workloads.map((workload) => workload.name) ?? [];
  const plain = change(name, 'deleted');
  return workloads.length === 0 ? plain : { ...plain, danger: `pods of ${workloads.join(', ')} run on this pool` };
}

function change(name: string, effect: Change['effect'], fields: readonly FieldChange[] = []): Change {
  return { of: 'cloud', effect, kind: 'NodePool', name, fields };
}
