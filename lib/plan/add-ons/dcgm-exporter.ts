import { monitoringPriorityName } from '../facts/monitoring-priority';
import { providerNamed } from '../providers/select';
import type { AddOnPlan, JsonValue } from '../types/add-on';
import type { NodePoolPlan } from '../types/node-pool';
import type { AddOn, AddOnContext } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { everyTaint, namesOf, onPools } from './pool-nodes';
import { monitorLabels } from './prometheus';
import { scrapes } from './traffic';

/**
 * GPU metrics, if the platform has Prometheus and the GPU operator, which includes an exporter, does not run. On an existing
 * cluster the owner of its GPUs exports them, unless the definition names this add-on.
 */
export const dcgmExporter: AddOn = {
  chart: 'dcgm-exporter',
  namespace: 'dcgm-exporter',
  // It reads the devices and the socket on which the kubelet says which pod has which GPU.
  podSecurity: 'privileged',
  // Its ServiceMonitor needs the CRDs of Prometheus.
  needs: ['kube-prometheus-stack'],
  given: ({ addOns, cluster }) =>
    addOns?.['dcgm-exporter'] ?? (providerNamed(cluster.provider).managesCluster ? undefined : { manage: false }),
  // Source: NVIDIA/dcgm-exporter@4.8.2, `deployment/templates/daemonset.yaml`.
  traffic: (context) => [
    {
      name: 'dcgm-exporter',
      pods: { 'app.kubernetes.io/name': 'dcgm-exporter' },
      ingress: [scrapes(context, 9400)],
    },
  ],
  why: (context) => {
    const pools = measuredPools(context);
    if (pools.length === 0 || kubePrometheusStack.why(context) === undefined) return undefined;
    return `GPU metrics of ${namesOf(pools).join(', ')}`;
  },
  values: (context) => {
    const pools = measuredPools(context);
    const { gpuExporter } = context.provider;
    return {
      affinity: onPools(pools),
      hostNetwork: false,
      resources: { requests: { cpu: '100m', memory: '512Mi' } },
      // The labels `namespace` and `pod` are those of the exporter. Those of the pod that has the GPU start with `exported_`.
      serviceMonitor: {
        enabled: true,
        honorLabels: false,
        interval: '30s',
        ...monitorLabels(context.definition, 'additionalLabels'),
      },
      tolerations: everyTaint,
      ...(gpuExporter
        ? withoutRuntime(gpuExporter.libraries, context, pools)
        : { ...(shared(pools) && { extraEnv: [perPod] }) }),
    };
  },
};

/** Whether a program has the priority of monitoring: Prometheus, and the exporter where its cloud refuses a higher one. */
export function usesMonitoringPriority(
  addOns: readonly AddOnPlan[],
  { gpuExporter }: AddOnContext['provider'],
): boolean {
  const users: readonly string[] = [kubePrometheusStack.chart, ...(gpuExporter ? [dcgmExporter.chart] : [])];
  return addOns.some(({ name, manage }) => manage && users.includes(name));
}

/** Pools whose GPUs no GPU operator serves. */
function measuredPools({ cluster }: Pick<AddOnContext, 'cluster'>): readonly NodePoolPlan[] {
  return Object.values(cluster.pools).filter(({ gpu }) => gpu && gpu.devicePlugin !== 'gpu-operator');
}

/** A GPU that several pods share has the metrics of each of them. */
const perPod: JsonValue = { name: 'KUBERNETES_VIRTUAL_GPUS', value: 'true' };

function shared(pools: readonly NodePoolPlan[]): boolean {
  return pools.some(({ gpu }) => gpu?.sharing && gpu.sharing.kind !== 'mig');
}

/** Volume of the chart with the list of metrics. Its mounts replace those of the chart. */
const metricsMount: JsonValue = {
  name: 'exporter-metrics-volume',
  mountPath: '/etc/dcgm-exporter/default-counters.csv',
  subPath: 'default-counters.csv',
};

/**
 * Values for nodes whose container runtime gives pods neither libraries nor devices. The device plugin of such a cloud names
 * GPUs by their devices. Outside of kube-system it refuses pods with critical priority.
 * Sources: NVIDIA/dcgm-exporter@4.8.2, `pkg/cmd/app.go` and `internal/pkg/transformation/kubernetes.go`; Google Cloud
 * Observability documentation, "NVIDIA Data Center GPU Manager (DCGM)", 2026-11; NVIDIA/aicr#921 for the priority.
 */
function withoutRuntime(libraries: string, { definition }: AddOnContext, pools: readonly NodePoolPlan[]) {
  return {
    extraEnv: [
      { name: 'DCGM_EXPORTER_KUBERNETES_GPU_ID_TYPE', value: 'device-name' },
      ...(shared(pools) ? [perPod] : []),
      { name: 'LD_LIBRARY_PATH', value: '/usr/local/nvidia/lib64' },
    ],
    extraHostVolumes: [{ name: 'nvidia-libraries', hostPath: libraries }],
    extraVolumeMounts: [metricsMount, { name: 'nvidia-libraries', mountPath: '/usr/local/nvidia', readOnly: true }],
    priorityClassName: monitoringPriorityName(definition.name),
    // Merged with the defaults of the chart, of which the API server refuses the second one in a privileged container.
    securityContext: { allowPrivilegeEscalation: true, privileged: true },
  };
}
