import { type AddOn, systemNodes, systemTolerations } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';

/** Gets the certificates of gateways and renews them. */
export const certManager: AddOn = {
  chart: 'cert-manager',
  namespace: 'cert-manager',
  podSecurity: 'restricted',
  // The kinds of the Gateway API must be there when it starts, or it does without them.
  needs: ['envoy-gateway', kubePrometheusStack.chart],
  why: ({ definition }) => {
    const names = Object.entries(definition.gateways ?? {})
      .filter(([, { tls }]) => tls !== undefined && 'letsEncrypt' in tls)
      .map(([name]) => name);
    return names.length > 0 ? `gets certificates for the gateways ${names.join(', ')}` : undefined;
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
      prometheus: { enabled: true, servicemonitor: { enabled: true } },
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
