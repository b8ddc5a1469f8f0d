import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { GatewayClassPlan } from '../../plan/types/gateway';
import { requirePlan } from '../require-plan';
import { envoyProxy } from './envoy-proxy';
import { gatewayClass } from './gateway-class';

/** The GatewayClass of the gateways of a platform, and the settings of its proxies. */
export class ModelGatewayClass extends Construct {
  readonly gatewayClass: ApiObject;
  readonly proxies: ApiObject;

  constructor(scope: Construct, id: string, plan: GatewayClassPlan) {
    super(scope, id);
    requirePlan(plan, {
      construct: 'ModelGatewayClass',
      field: 'controller',
      planner: 'planModelPlatform(definition).gatewayClass',
    });
    this.gatewayClass = gatewayClass(this, plan);
    this.proxies = envoyProxy(this, plan.proxies, plan.labels);
  }
}
