import { rolloutFacts } from '../facts/rollouts';
import { ofKind } from '../facts/workloads';
import type { AddOnPlan, JsonValue } from '../types/add-on';
import { type AddOn, type AddOnContext, systemNodes, systemTolerations } from './add-on';
import { kubePrometheusStack } from './kube-prometheus-stack';

/**
 * The plugin that sets the weights of HTTPRoutes: a binary that the controller downloads at startup, for the
 * architecture of its node. Source: argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi@v0.17.0, release of
 * 2026-09-01; checksums from public documents of third parties, read 2026-11-24.
 */
const plugin = {
  name: 'argoproj-labs/gatewayAPI',
  release: 'https://github.com/argoproj-labs/rollouts-plugin-trafficrouter-gatewayapi/releases/download/v0.17.0',
  sha256: {
    amd64: '1904ca787d33107c140521899d61fff030ee75d99908bd175fca5a4647759061',
    arm64: '5221279f7bf2c9b2c0ff6ed7ff12718ecce1d4892f1ff5e5224bb723cfd0fd92',
  },
} as const;

/** Canary and blue-green rollouts. */
export const argoRollouts: AddOn = {
  chart: 'argo-rollouts',
  namespace: 'argo-rollouts',
  podSecurity: 'restricted',
  needs: [kubePrometheusStack.chart, 'envoy-gateway'],
  why: ({ workloads }) => {
    const names = ofKind(workloads, 'service')
      .filter(({ rollout }) => rolloutFacts(rollout).object === 'Rollout')
      .map(({ name }) => name);
    return names.length > 0 ? `canary and blue-green rollouts of ${names.join(', ')}` : undefined;
  },
  // Source: argoproj/argo-helm@argo-rollouts-2.41.0, `charts/argo-rollouts/values.yaml`. Its RBAC rules for HTTPRoutes
  // are enabled.
  values: (context) => ({
    controller: {
      metrics: { enabled: true, serviceMonitor: { enabled: true } },
      pdb: { enabled: true, maxUnavailable: 1 },
      replicas: 2,
      resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '512Mi' } },
      ...placement(context),
      ...trafficRouter(context),
    },
  }),
};

/** The plugin is a binary for one architecture, so the controller runs only on nodes of that architecture. */
function placement(context: AddOnContext): AddOnPlan['values'] {
  const arch = usesPlugin(context) ? { 'kubernetes.io/arch': architecture(context) } : {};
  return { nodeSelector: { ...systemNodes(context), ...arch }, ...systemTolerations(context) };
}

function trafficRouter(context: AddOnContext): Readonly<Record<string, JsonValue>> {
  if (!usesPlugin(context)) return {};
  const arch = architecture(context);
  return {
    trafficRouterPlugins: [
      {
        name: plugin.name,
        location: `${plugin.release}/gatewayapi-plugin-linux-${arch}`,
        sha256: plugin.sha256[arch],
      },
    ],
  };
}

function usesPlugin({ workloads }: AddOnContext): boolean {
  return ofKind(workloads, 'service').some(({ rollout }) => rolloutFacts(rollout).splitsRequests);
}

function architecture({ cluster }: AddOnContext): 'amd64' | 'arm64' {
  return cluster.systemPool?.arch ?? 'amd64';
}
