import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { GatewayClassPlan } from '../../plan/model-service';
import { kubeObject } from '../kube';

/** Which program serves the gateways of a class. */
export function gatewayClass(scope: Construct, { name, labels, controller }: GatewayClassPlan): ApiObject {
  return kubeObject(scope, 'gateway-class', {
    kind: 'GatewayClass',
    metadata: { name, labels },
    spec: { controllerName: controller },
  });
}
