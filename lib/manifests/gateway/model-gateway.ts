import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { GatewayPlan } from '../../plan/types/gateway';
import { certificate, issuer } from './certificate';
import { gateway } from './gateway';
import { proxyMonitor } from './proxy-monitor';

/** A way into the cluster from outside. Its namespace and its class belong to all gateways that share them. */
export class ModelGateway extends Construct {
  readonly gateway: ApiObject;
  /** Absent where somebody else brings the certificate, or there is none. */
  readonly issuer: ApiObject | undefined;
  readonly certificate: ApiObject | undefined;
  /** Absent where nothing is measured at the gateway. */
  readonly proxyMonitor: ApiObject | undefined;

  constructor(scope: Construct, id: string, plan: GatewayPlan) {
    super(scope, id);
    this.gateway = gateway(this, plan);
    this.issuer = plan.certificate && issuer(this, plan, plan.certificate);
    this.certificate = plan.certificate && certificate(this, plan, plan.certificate);
    this.proxyMonitor = proxyMonitor(this, plan);
  }
}
