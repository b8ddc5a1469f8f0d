import { ofKind } from '../facts/workloads';
import type { Labels } from '../types/labels';
import { type AddOn, systemNodes, systemTolerations } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { monitorLabels } from './prometheus';
import { apiServerCalls, podRule, prometheusQueries, scrapes } from './traffic';

/** Labels of the pods that query Prometheus. */
const operator: Labels = { app: 'keda-operator' };

/** Scales services by metrics of Prometheus. */
export const keda: AddOn = {
  chart: 'keda',
  namespace: 'keda',
  podSecurity: 'restricted',
  needs: [kubePrometheusStack.chart],
  // Source: kedacore/charts@v2.20.2, `templates` and their labels.
  traffic: (context, namespace) => [
    {
      name: 'keda-operator',
      pods: operator,
      ingress: [scrapes(context, 8080)],
      egress: prometheusQueries(context),
    },
    {
      name: 'keda-metrics',
      pods: { app: 'keda-operator-metrics-apiserver' },
      ingress: [apiServerCalls(6443, 'external metrics')],
      egress: [podRule([namespace, operator], [9666], 'metrics of scalers')],
    },
    {
      name: 'keda-webhooks',
      pods: { app: 'keda-admission-webhooks' },
      ingress: [apiServerCalls(9443, 'validation of ScaledObjects')],
    },
  ],
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
