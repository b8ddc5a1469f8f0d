import { peakReplicas } from '../../capacity/peak-replicas';
import { podRequest } from '../../capacity/room';
import type { ResourcesPlan } from '../../types/container';
import type { ModelServicePlan } from '../../types/service';
import type { TrainingJobPlan } from '../../types/training-job';

/** Equal pods of one workload that run on a pool. */
export interface PoolWorkload {
  readonly kind: 'service' | 'training';
  readonly name: string;
  readonly team?: string;
  readonly pool: string;
  readonly request: ResourcesPlan;
  readonly pods: { readonly min: number; readonly max: number };
}

/** Everything that runs on pools, with the fewest and the most pods of each. */
export function poolWorkloads(
  services: readonly ModelServicePlan[],
  training: readonly TrainingJobPlan[],
): readonly PoolWorkload[] {
  return [
    ...services.map(
      (service): PoolWorkload => ({
        kind: 'service',
        ...common(service),
        pods: { min: service.replicas.min, max: peakReplicas(service) },
      }),
    ),
    ...training.map(
      (job): PoolWorkload => ({
        kind: 'training',
        ...common(job),
        pods: { min: 0, max: job.pods },
      }),
    ),
  ];
}

function common({ name, team, pool, pod }: ModelServicePlan | TrainingJobPlan) {
  return { name, ...(team !== undefined && { team }), pool, request: podRequest(pod) };
}
