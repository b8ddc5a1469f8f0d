import type { CpuAutoscalerPlan, PrometheusAutoscalerPlan } from '../types/autoscaler';

/** `70% of the requested CPU`, `4 queued requests per replica`. */
export function signalText(autoscaler: CpuAutoscalerPlan | PrometheusAutoscalerPlan): string {
  if (autoscaler.kind === 'cpu') return `${autoscaler.targetPercent}% of the requested CPU`;
  return `${autoscaler.perReplica} ${nouns[autoscaler.signal]} per replica`;
}

const nouns: Readonly<Record<PrometheusAutoscalerPlan['signal'], string>> = {
  cpu: 'CPU cores',
  'request-rate': 'requests/s',
  'waiting-requests': 'queued requests',
};
