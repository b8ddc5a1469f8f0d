import { metadataCidrs } from '../facts/metadata-addresses';
import { outsideRule } from '../providers/network-rules';
import { type AddOn, type AddOnContext, type PodTraffic, systemNodes, systemTolerations } from './add-on';
import { proxyPort } from './envoy-gateway';
import { kubePrometheusStack } from './kube-prometheus-stack';
import { monitorLabels } from './prometheus';
import { apiServerCalls, podRule, scrapes } from './traffic';

/** Issues and renews the certificates of gateways. */
export const certManager: AddOn = {
  chart: 'cert-manager',
  namespace: 'cert-manager',
  podSecurity: 'restricted',
  // It ignores the Gateway API if its CRDs do not exist at startup.
  needs: ['envoy-gateway', kubePrometheusStack.chart],
  traffic,
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

/**
 * Before a challenge the controller requests it through the gateway, on port 80 of its address. On some clusters the
 * connection ends at a proxy directly. Metadata services also have port 80, so they are left out.
 * Source: cert-manager/cert-manager@v1.21.1, `deploy/charts/cert-manager/templates` and `pkg/issuer/acme/http/http.go`.
 */
function traffic(context: AddOnContext): readonly PodTraffic[] {
  const challenges = context.gateways.flatMap(({ proxy, certificate, plainListener }) =>
    certificate && plainListener
      ? [podRule([proxy.namespace, proxy.pods], [proxyPort(plainListener.port)], 'challenges of the certificate')]
      : [],
  );
  return [
    {
      name: 'cert-manager',
      pods: { 'app.kubernetes.io/name': 'cert-manager' },
      egress: [
        outsideRule(context.cluster.network, [443], "Let's Encrypt"),
        {
          peers: [{ kind: 'addresses', cidr: '0.0.0.0/0', except: metadataCidrs }],
          ports: [{ port: 80, protocol: 'TCP' }],
          why: 'challenges of the certificate',
        },
        ...challenges,
      ],
    },
    {
      name: 'cert-manager-webhook',
      pods: { 'app.kubernetes.io/name': 'webhook', 'app.kubernetes.io/instance': 'cert-manager' },
      ingress: [apiServerCalls(10250, 'validation of issuers and certificates')],
    },
    {
      name: 'cert-manager-metrics',
      pods: { 'app.kubernetes.io/instance': 'cert-manager' },
      ingress: [scrapes(context, 9402)],
    },
  ];
}
