import { assertNever } from '../../units/assert-never';
import type { ModelServicePlan } from '../types/service';

/**
 * Maximum number of replicas of a service: maximum scale during a rollout. A rolling update adds its surge. A canary or
 * blue-green rollout runs the previous and the new revision at full size; a warm revision is a third one, because the
 * next rollout can begin before it expires.
 * Source: argoproj/argo-rollouts@v1.9.1, `CalculateReplicaCountsForTrafficRoutedCanary` (no surge if a gateway splits
 * requests) and `scaleDownOldReplicaSetsForCanary` (its deadline counts during a rollout too), read 2026-11-24.
 */
export function peakReplicas({ replicas, rollout }: Pick<ModelServicePlan, 'replicas' | 'rollout'>): number {
  switch (rollout.kind) {
    case 'rolling':
      return replicas.max + rollout.maxSurge;
    case 'canary':
    case 'blue-green':
      return (rollout.warm.previous === undefined ? 2 : 3) * replicas.max;
    default:
      return assertNever(rollout);
  }
}
