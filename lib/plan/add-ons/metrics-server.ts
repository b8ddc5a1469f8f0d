import { ofKind } from '../facts/workloads';
import { type AddOn, clusterNamespace, systemNodes } from './add-on';

/** Resource metrics of pods, for autoscalers. */
export const metricsServer: AddOn = {
  chart: 'metrics-server',
  namespace: clusterNamespace,
  podSecurity: 'privileged',
  needs: [],
  why: ({ provider, workloads }) =>
    provider.lacksMetricsServer && ofKind(workloads, 'service').some(({ autoscaler }) => autoscaler?.kind === 'cpu')
      ? 'autoscaling of services by CPU'
      : undefined,
  values: (context) => ({ replicas: 2, nodeSelector: systemNodes(context) }),
};
