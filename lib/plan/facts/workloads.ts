import type { ModelPlatformPlan } from '../types/platform';
import type { Workload } from '../types/workloads';

/** All workloads of a plan: services first, then training jobs, each in the order of their names. */
export function workloads({
  services,
  training,
}: Pick<ModelPlatformPlan, 'services' | 'training'>): readonly Workload[] {
  return [...Object.values(services), ...Object.values(training)];
}
