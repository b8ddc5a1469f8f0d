import type { ProxiesPlan } from '../../plan/types/gateway';
import type { Labels } from '../../plan/types/labels';
import type { TopologySpreadPlan } from '../../plan/types/pod';
import { formatBytes, formatCpu } from '../../units/quantity';
import type { Create, KubeValue } from '../kube';

/**
 * Settings of the proxies of a GatewayClass. Envoy Gateway creates a Deployment and a PodDisruptionBudget per Gateway.
 * Source of all fields: envoyproxy/gateway@v1.9.1, `charts/gateway-helm/charts/crds/crds/generated/gateway.envoyproxy.io_envoyproxies.yaml`.
 */
export function envoyProxy<T>(create: Create<T>, plan: ProxiesPlan, labels: Labels): T {
  const memory = formatBytes(plan.resources.memoryBytes);
  return create('envoy-proxy', {
    kind: 'EnvoyProxy',
    metadata: { name: plan.name, namespace: plan.namespace, labels },
    spec: {
      provider: {
        type: 'Kubernetes',
        kubernetes: {
          envoyDeployment: {
            replicas: plan.replicas,
            container: {
              resources: { requests: { cpu: formatCpu(plan.resources.cpuMilli), memory }, limits: { memory } },
            },
            pod: {
              nodeSelector: Object.keys(plan.nodeSelector).length === 0 ? undefined : plan.nodeSelector,
              tolerations:
                plan.tolerations.length === 0
                  ? undefined
                  : plan.tolerations.map(({ key, effect }) => ({ key, operator: 'Exists', effect })),
              topologySpreadConstraints: plan.topologySpread.map((spread) => topologySpread(spread, plan)),
            },
          },
          envoyPDB: { minAvailable: plan.minAvailable },
        },
      },
    },
  });
}

/** Spreads proxies of the same Gateway and the same revision of its Deployment. */
function topologySpread(spread: TopologySpreadPlan, { selector, spreadBy }: ProxiesPlan): KubeValue {
  return {
    topologyKey: spread.topologyKey,
    maxSkew: spread.maxSkew,
    whenUnsatisfiable: spread.whenUnsatisfiable,
    labelSelector: { matchLabels: selector },
    matchLabelKeys: [...spreadBy, 'pod-template-hash'],
  };
}
