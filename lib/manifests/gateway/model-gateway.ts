import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { GatewayPlan } from '../../plan/types/gateway';
import { certificate, issuer } from './certificate';
import { gateway } from './gateway';
import { proxyMonitor } from './proxy-monitor';

/** An entry point from outside the cluster. Its namespace and GatewayClass are shared with other gateways. */
export class ModelGateway extends Construct {
  readonly gateway: ApiObject;
  /** Absent if the certificate is provided separately, or there is no TLS. */
  readonly issuer: ApiObject | undefined;
  readonly certificate: ApiObject | undefined;
  /** Absent if no metrics are scraped from the gateway. */
  readonly proxyMonitor: ApiObject | undefined;

  constructor(scope: Construct, id: string, plan: GatewayPlan) {
    super(scope, id);
    this.gateway = gateway(this, plan);
    this.issuer = plan.certificate && issuer(this, plan, plan.certificate);
    this.certificate = plan.certificate && certificate(this, plan, plan.certificate);
    this.proxyMonitor = proxyMonitor(this, plan);
  }
}
