import { wholeGpuConfig } from '../facts/gpu-resources';
import type { AddOnPlan } from '../types/add-on';
import { type AddOn, type AddOnContext, systemNodes } from './add-on';
import { devicePluginConfigs } from './device-plugin-config';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { everyTaint, namesOf, onPools, poolsOf } from './pool-nodes';

/** Cuts GPUs in hardware and offers all GPUs of the cluster, where the cloud does not cut them. */
export const gpuOperator: AddOn = {
  chart: 'gpu-operator',
  namespace: 'gpu-operator',
  podSecurity: 'privileged',
  needs: [],
  why: (context) => {
    const pools = poolsOf(context, 'gpu-operator').filter(({ gpu }) => gpu?.sharing?.kind === 'mig');
    return pools.length > 0 ? `cuts GPUs by MIG, which this cloud does not: ${namesOf(pools).join(', ')}` : undefined;
  },
  values,
};

function values(context: AddOnContext): AddOnPlan['values'] {
  const pools = poolsOf(context, 'gpu-operator');
  const nodeSelector = systemNodes(context);
  return {
    daemonsets: { tolerations: everyTaint },
    dcgmExporter: { serviceMonitor: { enabled: kubePrometheusStack.why(context) !== undefined } },
    devicePlugin: {
      config: {
        create: true,
        data: devicePluginConfigs(pools),
        default: wholeGpuConfig,
        name: 'device-plugin-configs',
      },
    },
    // Both come with the nodes' image; a second driver or runtime beside it breaks the node.
    driver: { enabled: false },
    mig: { strategy: 'mixed' },
    // A GPU of a virtual machine may take to another mode only when the machine starts anew.
    // Source: NVIDIA GPU Operator, "GPU Operator with MIG", 2026-11.
    migManager: { enabled: true, env: [{ name: 'WITH_REBOOT', value: 'true' }] },
    // The operator runs its agents where discovery finds a GPU, and discovery runs on these pools only.
    'node-feature-discovery': {
      gc: { nodeSelector },
      master: { nodeSelector },
      worker: { affinity: onPools(pools), tolerations: everyTaint },
    },
    toolkit: { enabled: false },
  };
}
