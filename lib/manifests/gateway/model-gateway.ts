import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { GatewayPlan } from '../../plan/model-service';
import { gateway } from './gateway';

/** A way into the cluster from outside. Its namespace and its class belong to all gateways that share them. */
export class ModelGateway extends Construct {
  readonly gateway: ApiObject;

  constructor(scope: Construct, id: string, plan: GatewayPlan) {
    super(scope, id);
    this.gateway = gateway(this, plan);
  }
}
