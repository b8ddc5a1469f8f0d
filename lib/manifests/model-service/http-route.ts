import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { apiVersions } from '../../catalog/apis';
import type { RoutePlan } from '../../plan/types/gateway';
import type { ModelServicePlan } from '../../plan/types/service';
import { type KubeValue, kubeObject } from '../kube';

const gatewayGroup = apiVersions.Gateway.replace(/\/.*/, '');

/**
 * The way from a gateway to a model service. Fields that the API would fill in inside lists are written out:
 * what Argo CD compares must not differ from what it applied.
 */
export function httpRoute(scope: Construct, plan: ModelServicePlan, route: RoutePlan): ApiObject {
  return kubeObject(scope, `route-${route.gateway}`, {
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
          filters: rewrite(route),
          timeouts: route.timeoutSeconds === undefined ? undefined : { request: `${route.timeoutSeconds}s` },
          backendRefs: backends(plan),
        },
      ],
    },
  });
}

/** What a server that knows no prefix of its own gets in the place of it. */
function rewrite(route: RoutePlan): readonly KubeValue[] | undefined {
  if (route.rewrite === undefined) return undefined;
  return [
    { type: 'URLRewrite', urlRewrite: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: route.rewrite } } },
  ];
}

/** Where requests go. The weights of a canary are set by its controller from then on. */
function backends({ rollout, name, port: { port } }: ModelServicePlan): readonly KubeValue[] {
  const backend = (service: string, weight: number) => ({ group: '', kind: 'Service', name: service, port, weight });
  return rollout.kind === 'canary'
    ? [backend(rollout.stableService, 100), backend(rollout.canaryService, 0)]
    : [backend(name, 1)];
}
