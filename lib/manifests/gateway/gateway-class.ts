import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { apiVersions } from '../../catalog/apis';
import type { GatewayClassPlan } from '../../plan/types/gateway';
import { kubeObject } from '../kube';

/** A GatewayClass with its controller and a reference to the EnvoyProxy settings. */
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
