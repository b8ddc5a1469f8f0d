import { apiVersions } from '../../catalog/apis';
import type { RoutePlan } from '../../plan/types/gateway';
import type { ModelServicePlan } from '../../plan/types/service';
import { assertNever } from '../../units/assert-never';
import { omitEmpty } from '../container';
import type { Create, KubeValue } from '../kube';

const gatewayGroup = apiVersions.Gateway.replace(/\/.*/, '');

/**
 * The route from a gateway to a model service. API defaults inside lists are written explicitly, so that Argo CD sees no
 * difference between the desired and the live object.
 */
export function httpRoute<T>(create: Create<T>, plan: ModelServicePlan, route: RoutePlan): T {
  return create(`route-${route.gateway}`, {
    kind: 'HTTPRoute',
    metadata: { name: route.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      parentRefs: [
        {
          group: gatewayGroup,
          kind: 'Gateway',
          namespace: route.gatewayNamespace,
          name: route.gateway,
          sectionName: route.section,
        },
      ],
      hostnames: [route.hostname],
      rules: [
        {
          matches: [route.pathPrefix, ...(route.otherPathPrefixes ?? [])].map((value) => ({
            path: { type: 'PathPrefix', value },
          })),
          filters: omitEmpty([...removal(route), ...rewrite(route)]),
          timeouts: { request: gatewayDuration(route.timeoutSeconds) },
          backendRefs: backends(plan),
        },
      ],
    },
  });
}

/** Removes headers after the policies of the gateway have read them. */
function removal({ removedHeaders: remove }: RoutePlan): readonly KubeValue[] {
  return remove.length === 0 ? [] : [{ type: 'RequestHeaderModifier', requestHeaderModifier: { remove } }];
}

/** Replaces the path prefix for servers that do not support one. */
function rewrite(route: RoutePlan): readonly KubeValue[] {
  if (route.rewrite === undefined) return [];
  return [
    { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: route.rewrite } } },
  ];
}

/** Backends with their initial weights. Argo Rollouts changes the weights during a canary. */
function backends({ rollout, name, port: { port } }: ModelServicePlan): readonly KubeValue[] {
  const backend = (service: string, weight: number) => ({ group: '', kind: 'Service', name: service, port, weight });
  switch (rollout.kind) {
    case 'rolling':
    case 'blue-green':
      return [backend(name, 1)];
    case 'canary':
      return [backend(rollout.stableService, 100), backend(rollout.canaryService, 0)];
    default:
      return assertNever(rollout);
  }
}

/**
 * A duration of the Gateway API: numbers of up to five digits with a unit. Source: kubernetes-sigs/gateway-api@v1.6.1,
 * `apis/v1/shared_types.go`, Duration.
 */
function gatewayDuration(seconds: number): string {
  const all = Math.round(seconds * 1000);
  const hours = all >= 100_000_000 ? Math.floor(all / 3_600_000) : 0;
  const [whole, milliseconds] = [Math.floor(all / 1000) - hours * 3600, all % 1000];
  return [hours > 0 && `${hours}h`, whole > 0 && `${whole}s`, milliseconds > 0 && `${milliseconds}ms`]
    .filter((part) => part !== false)
    .join('');
}
