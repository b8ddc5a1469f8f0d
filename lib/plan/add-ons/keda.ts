import { ofKind } from '../facts/workloads';
import { type AddOn, systemNodes, systemTolerations } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { monitorLabels } from './prometheus';

/** Scales services by metrics of Prometheus. */
export const keda: AddOn = {
  chart: 'keda',
  namespace: 'keda',
  podSecurity: 'restricted',
  needs: [kubePrometheusStack.chart],
  why: ({ workloads }) => {
    const names = ofKind(workloads, 'service')
      .filter(({ autoscaler }) => autoscaler.kind === 'prometheus')
      .map(({ name }) => name);
    return names.length > 0 ? `autoscaling of ${names.join(', ')} by metrics of Prometheus` : undefined;
  },
  // Source: kedacore/charts@v2.20.2, `keda/values.yaml`.
  values: (context) => ({
    nodeSelector: systemNodes(context),
    ...systemTolerations(context),
    operator: { replicaCount: 2 },
    podDisruptionBudget: {
      metricServer: { maxUnavailable: 1 },
      operator: { maxUnavailable: 1 },
    },
    prometheus: {
      operator: {
        enabled: true,
        serviceMonitor: { enabled: true, ...monitorLabels(context.definition, 'additionalLabels') },
      },
    },
    resources: {
      metricServer: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      operator: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      webhooks: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
    },
  }),
};
