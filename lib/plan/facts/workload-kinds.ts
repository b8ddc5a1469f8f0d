import type { ModelPlatformDefinition } from '../../definition/platform';
import type { WorkloadField } from '../../definition/workload-fields';
import type { ModelPlatformPlan } from '../types/platform';
import type { WorkloadKind } from '../types/workload';

/** The parts of a plan that hold workloads, by name. */
export type WorkloadRecords = Pick<ModelPlatformPlan, WorkloadField>;

/** Properties of a kind of workload. */
interface WorkloadKindFacts {
  /** Field of a definition and of a plan that holds the workloads of this kind. */
  readonly field: WorkloadField & keyof ModelPlatformDefinition;
  /** Whether its pods wait in a queue for free capacity. Otherwise capacity is reserved for its maximum number of pods. */
  readonly queued: boolean;
}

/** Every kind of workload, in the order of plans and reports. */
export const workloadKinds: Readonly<Record<WorkloadKind, WorkloadKindFacts>> = {
  service: { field: 'services', queued: false },
  training: { field: 'training', queued: true },
};

/** Whether the pods of a workload wait in a queue for free capacity. */
export function isQueued({ kind }: { readonly kind: WorkloadKind }): boolean {
  return workloadKinds[kind].queued;
}
