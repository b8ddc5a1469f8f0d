import type { WorkloadKind, WorkloadPlan } from '../types/workload';
import type { Workload, WorkloadOf } from '../types/workloads';
import { type WorkloadRecords, workloadKinds } from './workload-kinds';

/** All workloads of a plan in the order of {@link workloadKinds}, and by name within each kind. */
export function workloads(plan: WorkloadRecords): readonly Workload[] {
  return Object.values(workloadKinds).flatMap(({ field }): readonly Workload[] => Object.values(plan[field]));
}

/** The workloads of one kind. */
export function ofKind<K extends WorkloadKind>(all: readonly Workload[], kind: K): readonly WorkloadOf<K>[] {
  return all.filter((workload): workload is WorkloadOf<K> => workload.kind === kind);
}

/** Name of a workload in reports. Services are the common case and have no suffix. */
export function workloadTitle({ kind, name }: Pick<WorkloadPlan, 'kind' | 'name'>): string {
  return kind === 'service' ? name : `${name} (${kind})`;
}
