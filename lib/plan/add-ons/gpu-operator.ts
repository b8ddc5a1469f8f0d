import { wholeGpuConfig } from '../facts/gpu-resources';
import type { AddOnPlan } from '../types/add-on';
import { type AddOn, type AddOnContext, systemNodes } from './add-on';
import { devicePluginConfigs } from './device-plugin-config';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { everyTaint, namesOf, onPools, poolsOf } from './pool-nodes';
import { monitorLabels } from './prometheus';
import { scrapes } from './traffic';

/** Partitions GPUs by MIG and serves all GPUs of the cluster, in clouds that do not partition GPUs. */
export const gpuOperator: AddOn = {
  chart: 'gpu-operator',
  namespace: 'gpu-operator',
  podSecurity: 'privileged',
  needs: [],
  why: (context) => {
    const pools = poolsOf(context, 'gpu-operator').filter(({ gpu }) => gpu?.sharing?.kind === 'mig');
    return pools.length > 0
      ? `MIG on ${namesOf(pools).join(', ')}, which this cloud does not configure itself`
      : undefined;
  },
  values,
  // Its DaemonSets find devices on their node and connect to the API server only.
  // Source: NVIDIA/gpu-operator@v26.7.0, `deployments/gpu-operator/templates/operator.yaml` and `assets/state-dcgm-exporter`.
  traffic: (context) => [
    { name: 'gpu-operator', pods: { app: 'gpu-operator' }, ingress: [scrapes(context, 8080)] },
    { name: 'gpu-operator-dcgm', pods: { app: 'nvidia-dcgm-exporter' }, ingress: [scrapes(context, 9400)] },
  ],
};

function values(context: AddOnContext): AddOnPlan['values'] {
  const pools = poolsOf(context, 'gpu-operator');
  const nodeSelector = systemNodes(context);
  return {
    daemonsets: { tolerations: everyTaint },
    dcgmExporter: {
      serviceMonitor: {
        enabled: kubePrometheusStack.why(context) !== undefined,
        ...monitorLabels(context.definition, 'additionalLabels'),
      },
    },
    devicePlugin: {
      config: {
        create: true,
        data: devicePluginConfigs(pools),
        default: wholeGpuConfig,
        name: 'device-plugin-configs',
      },
    },
    // The node image includes driver and toolkit. A second one breaks the node.
    driver: { enabled: false },
    mig: { strategy: 'mixed' },
    // A GPU of a virtual machine changes its MIG mode only after a reboot.
    // Source: NVIDIA GPU Operator, "GPU Operator with MIG", 2026-11.
    migManager: { enabled: true, env: [{ name: 'WITH_REBOOT', value: 'true' }] },
    // The operator runs its DaemonSets on nodes where discovery finds a GPU; discovery runs only on these pools.
    'node-feature-discovery': {
      gc: { nodeSelector },
      master: { nodeSelector },
      worker: { affinity: onPools(pools), tolerations: everyTaint },
    },
    toolkit: { enabled: false },
  };
}
