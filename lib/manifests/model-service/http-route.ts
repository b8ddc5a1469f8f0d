import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { apiVersions } from '../../catalog/apis';
import type { ModelServicePlan, RoutePlan } from '../../plan/model-service';
import { kubeObject } from '../kube';

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
          matches: [{ path: { type: 'PathPrefix', value: route.pathPrefix } }],
          backendRefs: [{ group: '', kind: 'Service', name: plan.name, port: plan.port.port, weight: 1 }],
        },
      ],
    },
  });
}
