import { assertNever } from '../../units/assert-never';
import type { ModelServicePlan } from '../types/service';

/**
 * Most replicas that a service has at one time: as many as it may, while a new version takes over. Above a rolling
 * update stand the extra replicas; a canary or blue-green rollout has the version before beside the new one at its full
 * size. Where a version is kept warm, it is a third: the next rollout may begin before its time is over.
 * Source: argoproj/argo-rollouts@v1.9.1, `CalculateReplicaCountsForTrafficRoutedCanary` (no surge where a gateway splits
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
