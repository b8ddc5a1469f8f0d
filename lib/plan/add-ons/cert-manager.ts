import { type AddOn, systemNodes, systemTolerations } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { monitorLabels } from './prometheus';

/** Issues and renews the certificates of gateways. */
export const certManager: AddOn = {
  chart: 'cert-manager',
  namespace: 'cert-manager',
  podSecurity: 'restricted',
  // It ignores the Gateway API if its CRDs do not exist at startup.
  needs: ['envoy-gateway', kubePrometheusStack.chart],
  why: ({ definition }) => {
    const names = Object.entries(definition.gateways ?? {})
      .filter(([, { tls }]) => tls !== undefined && 'letsEncrypt' in tls)
      .map(([name]) => name);
    return names.length > 0 ? `certificates of the gateways ${names.join(', ')}` : undefined;
  },
  // Source: cert-manager/cert-manager@v1.21.1, `deploy/charts/cert-manager/values.yaml`.
  values: (context) => {
    const placement = { nodeSelector: systemNodes(context), ...systemTolerations(context) };
    return {
      ...placement,
      cainjector: {
        ...placement,
        resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      },
      config: {
        apiVersion: 'controller.config.cert-manager.io/v1alpha1',
        kind: 'ControllerConfiguration',
        gatewayAPI: { enabled: true },
      },
      crds: { enabled: true },
      prometheus: { enabled: true, servicemonitor: { enabled: true, ...monitorLabels(context.definition, 'labels') } },
      resources: { requests: { cpu: '50m', memory: '128Mi' }, limits: { memory: '512Mi' } },
      startupapicheck: placement,
      webhook: {
        ...placement,
        replicaCount: 2,
        resources: { requests: { cpu: '50m', memory: '64Mi' }, limits: { memory: '256Mi' } },
      },
    };
  },
};
