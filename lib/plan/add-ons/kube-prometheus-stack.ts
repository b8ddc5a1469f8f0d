import { GiB } from '../../units/quantity';
import { formatBytesSum, formatCpuSum } from '../capacity/amounts';
import { monitoringPriorityName } from '../facts/monitoring-priority';
import type { AddOnPlan, JsonValue } from '../types/add-on';
import type { WorkloadKind } from '../types/workload';
import { type AddOn, type AddOnContext, systemNodes } from './add-on';
import { alertmanagerConfig, webhookSecrets } from './alertmanager';
import { prometheusChart, prometheusIn, prometheusOf } from './prometheus';
import { prometheusSize } from './prometheus-size';
import { prometheusTraffic } from './prometheus-traffic';

/** Secret in Grafana's namespace with the keys `admin-user` and `admin-password`. The platform does not create it. */
export const grafanaSecret = 'grafana-admin';

/** Role of the sidecars that load dashboards and data sources. */
const grafanaRole = `${prometheusChart}-grafana-configmaps`;

/**
 * The chart lets Grafana read every ConfigMap and Secret of the cluster, because its sidecars can load dashboards from all of
 * them. With a role of its namespace they read only the ConfigMaps there.
 * Source: grafana-community/helm-charts@grafana-12.11.1, `templates/clusterrole.yaml`, `role.yaml` and `rolebinding.yaml`.
 */
const readsOwnConfigMaps = (namespace: string): Readonly<Record<string, JsonValue>> => ({
  extraObjects: [
    {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: { name: grafanaRole, namespace },
      rules: [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
    },
  ],
  rbac: { namespaced: true, useExistingRole: grafanaRole },
});

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
  traffic: prometheusTraffic,
};

function values(context: AddOnContext): AddOnPlan['values'] {
  const nodeSelector = systemNodes(context);
  const { namespace } = prometheusOf(context.definition);
  const size = prometheusSize(context);
  const memory = formatBytesSum(size.memoryBytes);
  const priorityClassName = monitoringPriorityName(context.definition.name);
  return {
    alertmanager: {
      alertmanagerSpec: {
        nodeSelector,
        podAntiAffinity: 'soft',
        priorityClassName,
        // Two, which agree on what they have sent, so that a drained node delays no alert.
        replicas: 2,
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '256Mi' } },
        secrets: webhookSecrets(context.definition),
        // Silences, and the alerts that are already sent.
        storage: { volumeClaimTemplate: claim('1Gi', context) },
      },
      config: alertmanagerConfig(context.definition),
      podDisruptionBudget: { enabled: true },
    },
    grafana: {
      // The chart generates another password at every rendering, which would restart Grafana at every sync.
      admin: { existingSecret: grafanaSecret },
      ...readsOwnConfigMaps(namespace),
      nodeSelector,
      sidecar: {
        dashboards: {
          enabled: true,
          label: 'grafana_dashboard',
          labelValue: '1',
          resource: 'configmap',
          searchNamespace: namespace,
        },
        datasources: { resource: 'configmap' },
      },
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
        // The cluster autoscaler removes no node for it. A node that is drained by hand moves it with its volume.
        podMetadata: { annotations: { 'cluster-autoscaler.kubernetes.io/safe-to-evict': 'false' } },
        priorityClassName,
        resources: { requests: { cpu: formatCpuSum(size.cpuMilli), memory }, limits: { memory } },
        retention: `${size.retentionDays}d`,
        retentionSize: `${size.retentionBytes / GiB}GiB`,
        storageSpec: { volumeClaimTemplate: claim(formatBytesSum(size.volumeBytes), context) },
      },
    },
    prometheusOperator: { nodeSelector },
  };
}

/** A claim of a volume that one node at a time mounts. Without a class the default of the cluster applies. */
function claim(storage: string, { definition, provider }: AddOnContext): JsonValue {
  const spec = definition.monitoring?.prometheus;
  const given = spec?.kind === 'managed' ? spec.storageClass : undefined;
  const storageClassName = given ?? provider.storageClass;
  return {
    spec: {
      accessModes: ['ReadWriteOnce'],
      resources: { requests: { storage } },
      ...(storageClassName !== undefined && { storageClassName }),
    },
  };
}
