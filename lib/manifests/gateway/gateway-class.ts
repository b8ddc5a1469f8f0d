import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { apiVersions } from '../../catalog/apis';
import type { GatewayClassPlan } from '../../plan/types/gateway';
import { kubeObject } from '../kube';

/** Which program serves the gateways of a class, and where it is told how their proxies run. */
export function gatewayClass(scope: Construct, { name, labels, controller, proxies }: GatewayClassPlan): ApiObject {
  return kubeObject(scope, 'gateway-class', {
    kind: 'GatewayClass',
    metadata: { name, labels },
    spec: {
      controllerName: controller,
      parametersRef: {
        group: apiVersions.EnvoyProxy.replace(/\/.*/, ''),
        kind: 'EnvoyProxy',
        name: proxies.name,
        namespace: proxies.namespace,
      },
    },
  });
}
