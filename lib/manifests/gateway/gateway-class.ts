import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { Labels } from '../../plan/pod';
import { kubeObject } from '../kube';

/**
 * Which program serves the gateways of a class: Envoy Gateway, whose chart brings no class.
 * Source of the controller's name: https://gateway.envoyproxy.io/docs/api/gateway_api/gatewayclass/, seen 2026-11-24.
 */
export function envoyGatewayClass(scope: Construct, className: string, labels: Labels): ApiObject {
  return kubeObject(scope, `gateway-class-${className}`, {
    kind: 'GatewayClass',
    metadata: { name: className, labels },
    spec: { controllerName: 'gateway.envoyproxy.io/gatewayclass-controller' },
  });
}
