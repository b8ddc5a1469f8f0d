import type { GatewayPlan } from '../../plan/types/gateway';
import type { Create, KubeValue } from '../kube';

const namespaceName = 'kubernetes.io/metadata.name';

/**
 * A Gateway with one listener for requests, and with TLS a second one for redirects and for ACME challenges. Annotations
 * of the load balancer are set in `infrastructure`.
 */
export function gateway<T>(create: Create<T>, plan: GatewayPlan): T {
  const annotations = plan.loadBalancerAnnotations;
  return create('gateway', {
    kind: 'Gateway',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      gatewayClassName: plan.className,
      infrastructure: Object.keys(annotations).length === 0 ? undefined : { annotations },
      listeners: [
        {
          name: plan.listener.name,
          hostname: plan.hostname,
          port: plan.listener.port,
          protocol: plan.listener.protocol,
          tls: tls(plan.listener.tlsSecret),
          allowedRoutes: {
            namespaces: {
              from: 'Selector',
              selector: { matchExpressions: [namespaceExpression(plan.routeNamespaces)] },
            },
          },
        },
        ...plainListener(plan),
      ],
    },
  });
}

/**
 * Listener for redirects and for ACME challenges. cert-manager creates a temporary route in the namespace of the Gateway,
 * and its path is more specific than that of the redirect.
 */
function plainListener({ plainListener: listener, hostname }: GatewayPlan): readonly KubeValue[] {
  if (!listener) return [];
  return [
    {
      name: listener.name,
      hostname,
      port: listener.port,
      protocol: 'HTTP',
      allowedRoutes: { namespaces: { from: 'Same' } },
    },
  ];
}

function tls(secret: string | undefined): KubeValue | undefined {
  if (secret === undefined) return undefined;
  return { mode: 'Terminate', certificateRefs: [{ group: '', kind: 'Secret', name: secret }] };
}

/** Without namespaces the expression matches none, because every namespace has the label. */
function namespaceExpression(namespaces: readonly string[]): KubeValue {
  return namespaces.length === 0
    ? { key: namespaceName, operator: 'DoesNotExist' }
    : { key: namespaceName, operator: 'In', values: [...namespaces].sort() };
}
