import { ofKind } from '../facts/workloads';
import type { AddOnPlan } from '../types/add-on';
import type { WorkloadKind } from '../types/workload';
import { type AddOn, type AddOnContext, systemNodes } from './add-on';
import { alertmanagerConfig, webhookSecrets } from './alertmanager';
import { prometheusChart, prometheusIn, prometheusOf } from './prometheus';

/** Secret in Grafana's namespace with the keys `admin-user` and `admin-password`. The platform does not create it. */
const grafanaSecret = 'grafana-admin';

/** Why workloads of a kind need it. The first kind of {@link workloadKinds} that the platform has is reported. */
const monitors: Readonly<Record<WorkloadKind, string>> = {
  service: 'monitoring of the services and their objectives',
  training: 'monitoring of training',
};

/** Prometheus with its operator, Alertmanager and Grafana. */
export const kubePrometheusStack: AddOn = {
  chart: prometheusChart,
  namespace: prometheusIn().namespace,
  podSecurity: 'privileged',
  needs: [],
  given: (definition) => {
    const { manage, namespace } = prometheusOf(definition);
    return { manage, namespace };
  },
  why: ({ workloads: [first] }) => first && monitors[first.kind],
  values,
};

function values(context: AddOnContext): AddOnPlan['values'] {
  const nodeSelector = systemNodes(context);
  return {
    alertmanager: {
      alertmanagerSpec: { nodeSelector, secrets: webhookSecrets(context.definition) },
      config: alertmanagerConfig(context.definition),
    },
    ...disabledRules(context),
    grafana: {
      // The chart generates another password at every rendering, which would restart Grafana at every sync.
      admin: { existingSecret: grafanaSecret },
      nodeSelector,
      sidecar: { dashboards: { enabled: true, label: 'grafana_dashboard', labelValue: '1', searchNamespace: 'ALL' } },
    },
    'kube-state-metrics': { nodeSelector },
    // A managed control plane does not expose these, and some clusters have no kube-proxy. The chart would alert on
    // their absence.
    ...(!context.provider.exportsDnsMetrics && { coreDns: { enabled: false } }),
    kubeControllerManager: { enabled: false },
    kubeEtcd: { enabled: false },
    kubeProxy: { enabled: false },
    kubeScheduler: { enabled: false },
    prometheus: {
      prometheusSpec: {
        nodeSelector,
        // Selects all monitors and rules of the cluster, not only those with the label of the chart.
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

/** The chart alerts on every autoscaler that is at its maximum, which one with equal bounds always is. */
function disabledRules({ workloads }: AddOnContext): AddOnPlan['values'] {
  const fixed = ofKind(workloads, 'service').some(({ autoscaler }) => autoscaler.kind === 'fixed');
  return fixed ? { defaultRules: { disabled: { KubeHpaMaxedOut: true } } } : {};
}
