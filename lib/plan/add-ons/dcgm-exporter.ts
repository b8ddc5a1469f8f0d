import type { AddOn } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { everyTaint, namesOf, onPools, poolsOf } from './pool-nodes';
import { monitorLabels } from './prometheus';
import { scrapes } from './traffic';

/**
 * GPU metrics, if the platform has Prometheus and neither the GPU operator, which includes an exporter, nor the cloud
 * exports them.
 */
export const dcgmExporter: AddOn = {
  chart: 'dcgm-exporter',
  namespace: 'dcgm-exporter',
  podSecurity: 'privileged',
  // Its ServiceMonitor needs the CRDs of Prometheus.
  needs: ['kube-prometheus-stack'],
  // Source: NVIDIA/dcgm-exporter@4.8.2, `deployment/templates/daemonset.yaml`.
  traffic: (context) => [
    {
      name: 'dcgm-exporter',
      pods: { 'app.kubernetes.io/name': 'dcgm-exporter' },
      ingress: [scrapes(context, 9400)],
    },
  ],
  why: (context) => {
    const pools = poolsOf(context, 'nvidia-device-plugin');
    if (pools.length === 0 || kubePrometheusStack.why(context) === undefined) return undefined;
    return `GPU metrics of ${namesOf(pools).join(', ')}`;
  },
  values: (context) => ({
    affinity: onPools(poolsOf(context, 'nvidia-device-plugin')),
    resources: { requests: { cpu: '100m', memory: '512Mi' } },
    serviceMonitor: { enabled: true, interval: '30s', ...monitorLabels(context.definition, 'additionalLabels') },
    tolerations: everyTaint,
  }),
};
