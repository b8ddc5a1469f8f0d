import type { AddOn } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { everyTaint, namesOf, onPools, poolsOf } from './pool-nodes';

/**
 * Metrics of GPUs, where Prometheus is ours and neither the operator, which has an exporter of its own, nor the cloud
 * brings them.
 */
export const dcgmExporter: AddOn = {
  chart: 'dcgm-exporter',
  namespace: 'dcgm-exporter',
  podSecurity: 'privileged',
  // Its ServiceMonitor is a kind that Prometheus brings.
  needs: ['kube-prometheus-stack'],
  why: (context) => {
    const pools = poolsOf(context, 'nvidia-device-plugin');
    if (pools.length === 0 || kubePrometheusStack.why(context) === undefined) return undefined;
    return `measures the GPUs of ${namesOf(pools).join(', ')}`;
  },
  values: (context) => ({
    affinity: onPools(poolsOf(context, 'nvidia-device-plugin')),
    resources: { requests: { cpu: '100m', memory: '512Mi' } },
    serviceMonitor: { enabled: true, interval: '30s' },
    tolerations: everyTaint,
  }),
};
