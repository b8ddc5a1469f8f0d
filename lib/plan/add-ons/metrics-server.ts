import { ofKind } from '../facts/workloads';
import type { Workload } from '../types/workloads';
import { type AddOn, clusterNamespace, systemNodes } from './add-on';

/** Resource metrics of pods, for autoscalers. */
export const metricsServer: AddOn = {
  chart: 'metrics-server',
  namespace: clusterNamespace,
  podSecurity: 'privileged',
  needs: [],
  why: ({ provider, workloads }) => (provider.lacksMetricsServer ? usesResourceMetrics(workloads) : undefined),
  values: (context) => ({ replicas: 2, nodeSelector: systemNodes(context) }),
};

/** What reads the resource metrics of pods. Undefined if nothing does. */
export function usesResourceMetrics(workloads: readonly Workload[]): string | undefined {
  const kinds = new Set(ofKind(workloads, 'service').map(({ autoscaler }) => autoscaler.kind));
  if (kinds.has('cpu')) return 'autoscaling of services by CPU';
  return kinds.has('fixed') ? 'the autoscalers of services with a fixed number of replicas' : undefined;
}
