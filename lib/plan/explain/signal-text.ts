import type { CpuAutoscalerPlan, PrometheusAutoscalerPlan } from '../types/autoscaler';

/** `70% of the requested CPU`, `4 queued requests per replica`. */
export function signalText(autoscaler: CpuAutoscalerPlan | PrometheusAutoscalerPlan): string {
  if (autoscaler.kind === 'cpu') return `${autoscaler.targetPercent}% of the requested CPU`;
  const noun = autoscaler.signal === 'waiting-requests' ? 'queued requests' : 'requests/s';
  return `${autoscaler.perReplica} ${noun} per replica`;
}
