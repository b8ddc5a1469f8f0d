import { apiVersions } from '../../catalog/apis';
import type { GatewayClassPlan } from '../../plan/types/gateway';
import type { Create } from '../kube';

/** A GatewayClass with its controller and a reference to the EnvoyProxy settings. */
export function gatewayClass<T>(create: Create<T>, { name, labels, controller, proxies }: GatewayClassPlan): T {
  return create('gateway-class', {
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
