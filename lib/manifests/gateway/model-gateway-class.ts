import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { GatewayClassPlan } from '../../plan/types/gateway';
import { createIn } from '../kube-construct';
import { requirePlan } from '../require-plan';
import { gatewayClassObjects } from './gateway-objects';

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
    const { gatewayClass, proxies } = gatewayClassObjects(createIn(this), plan);
    this.gatewayClass = gatewayClass;
    this.proxies = proxies;
  }
}
