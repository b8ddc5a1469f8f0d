import type { AddOnPlan } from '../types/add-on';
import type { NetworkPeerPlan } from '../types/network';
import type { WorkloadKind } from '../types/workload';
import { type AddOn, type AddOnContext, systemNodes } from './add-on';
import { alertmanagerConfig, webhookSecrets } from './alertmanager';

/** Secret of Grafana's namespace with the keys `admin-user` and `admin-password`; made by people, never by us. */
const grafanaSecret = 'grafana-admin';

/** Why workloads of a kind need it. The first kind of {@link workloadKinds} that the platform has is reported. */
const monitors: Readonly<Record<WorkloadKind, string>> = {
  service: 'watches the services and their objectives',
  training: 'watches training',
};

/** Prometheus with its operator, Alertmanager and Grafana. */
export const kubePrometheusStack: AddOn = {
  chart: 'kube-prometheus-stack',
  namespace: 'monitoring',
  podSecurity: 'privileged',
  needs: [],
  why: ({ workloads: [first] }) => first && monitors[first.kind],
  values,
};

/** Prometheus itself, wherever it runs. Source: prometheus-operator v0.93.1, labels of its pods. */
export function prometheusPeer(namespace = kubePrometheusStack.namespace): NetworkPeerPlan {
  return { kind: 'pods', namespace, pods: { 'app.kubernetes.io/name': 'prometheus' } };
}

/**
 * Address of Prometheus for programs of the cluster. The chart calls its Service after the release, which we call like the
 * chart. Source: prometheus-community/helm-charts@kube-prometheus-stack-88.5.3, `templates/prometheus/service.yaml`.
 */
export function prometheusAddress(namespace = kubePrometheusStack.namespace): string {
  return `http://${kubePrometheusStack.chart}-prometheus.${namespace}.svc:9090`;
}

function values(context: AddOnContext): AddOnPlan['values'] {
  const nodeSelector = systemNodes(context);
  return {
    alertmanager: {
      alertmanagerSpec: { nodeSelector, secrets: webhookSecrets(context.definition) },
      config: alertmanagerConfig(context.definition),
    },
    grafana: {
      // A password that the chart makes up is another one at every rendering, so that Grafana would restart for ever.
      admin: { existingSecret: grafanaSecret },
      nodeSelector,
      sidecar: { dashboards: { enabled: true, label: 'grafana_dashboard', labelValue: '1', searchNamespace: 'ALL' } },
    },
    'kube-state-metrics': { nodeSelector },
    // A managed control plane shows these to nobody, and some clusters have no kube-proxy; without this the chart
    // alerts on their absence.
    kubeControllerManager: { enabled: false },
    kubeEtcd: { enabled: false },
    kubeProxy: { enabled: false },
    kubeScheduler: { enabled: false },
    prometheus: {
      prometheusSpec: {
        nodeSelector,
        // All monitors and rules of the cluster count, not only those that carry the chart's own label.
        podMonitorSelectorNilUsesHelmValues: false,
        ruleSelectorNilUsesHelmValues: false,
        serviceMonitorSelectorNilUsesHelmValues: false,
        resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { memory: '2Gi' } },
        retention: '15d',
      },
    },
    prometheusOperator: { nodeSelector },
  };
}
