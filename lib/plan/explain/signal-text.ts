import type { AutoscalerPlan } from '../types/autoscaler';

/** `70% of the requested CPU`, `4 waiting requests at each replica`. */
export function signalText(autoscaler: AutoscalerPlan): string {
  if (autoscaler.kind === 'cpu') return `${autoscaler.targetPercent}% of the requested CPU`;
  const noun = autoscaler.signal === 'waiting-requests' ? 'waiting requests' : 'requests a second';
  return `${autoscaler.perReplica} ${noun} at each replica`;
}
