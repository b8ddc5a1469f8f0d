import { assertNever } from '../../units/assert-never';
import type { Workload } from '../types/workloads';
import { peakReplicas } from './peak-replicas';

/** Minimum and maximum number of pods that a workload has at the same time. */
export interface PodCounts {
  readonly min: number;
  /** Includes the additional pods of a rollout. */
  readonly max: number;
}

/** How many pods a workload has: replicas of a service; none or all pods of a training job. */
export function podCounts(workload: Workload): PodCounts {
  switch (workload.kind) {
    case 'service':
      return { min: workload.replicas.min, max: peakReplicas(workload) };
    case 'training':
      return { min: 0, max: workload.pods };
    default:
      return assertNever(workload);
  }
}
