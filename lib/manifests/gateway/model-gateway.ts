import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { GatewayPlan } from '../../plan/types/gateway';
import { createIn } from '../kube-construct';
import { requirePlan } from '../require-plan';
import { gatewayObjects } from './gateway-objects';

/** An entry point from outside the cluster. Its namespace and GatewayClass are shared with other gateways. */
export class ModelGateway extends Construct {
  readonly gateway: ApiObject;
  /** Absent if the certificate is provided separately, or there is no TLS. */
  readonly issuer: ApiObject | undefined;
  readonly certificate: ApiObject | undefined;
  /** Absent without TLS, or if the gateway does not redirect. */
  readonly redirect: ApiObject | undefined;
  /** Absent if clients do not authenticate. */
  readonly authentication: ApiObject | undefined;
  /** Absent without limits. */
  readonly limits: ApiObject | undefined;
  /** Absent if no secret is synchronized, or an existing ClusterSecretStore is used. */
  readonly secretStore: ApiObject | undefined;
  readonly secrets: readonly ApiObject[];
  /** Absent if no metrics are scraped from the gateway. */
  readonly proxyMonitor: ApiObject | undefined;

  constructor(scope: Construct, id: string, plan: GatewayPlan) {
    super(scope, id);
    requirePlan(plan, {
      construct: 'ModelGateway',
      field: 'listener',
      planner: 'planGateway(name, spec)',
    });
    const objects = gatewayObjects(createIn(this), plan);
    this.gateway = objects.gateway;
    this.issuer = objects.issuer;
    this.certificate = objects.certificate;
    this.redirect = objects.redirect;
    this.authentication = objects.authentication;
    this.limits = objects.limits;
    this.secretStore = objects.secretStore;
    this.secrets = objects.secrets;
    this.proxyMonitor = objects.proxyMonitor;
  }
}
