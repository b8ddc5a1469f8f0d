import type { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { GatewayPlan } from '../../plan/types/gateway';
import { externalSecret, secretStore } from '../external-secret';
import { requirePlan } from '../require-plan';
import { authentication } from './authentication';
import { certificate, issuer } from './certificate';
import { gateway } from './gateway';
import { listenerOf } from './policy-target';
import { proxyMonitor } from './proxy-monitor';
import { redirectRoute } from './redirect-route';
import { requestLimits } from './request-limits';

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
    this.gateway = gateway(this, plan);
    this.issuer = plan.certificate && issuer(this, plan, plan.certificate);
    this.certificate = plan.certificate && certificate(this, plan, plan.certificate);
    this.redirect = redirectRoute(this, plan);
    this.authentication = plan.auth && authentication(this, plan, plan.auth);
    this.limits = plan.limits && requestLimits(this, { ...plan, target: listenerOf(plan) }, plan.limits);
    const owner = { ...plan, storeName: plan.name };
    const { secretStore: store } = plan;
    this.secretStore = store && secretStore(this, owner, store);
    this.secrets = store ? plan.secrets.map((each) => externalSecret(this, owner, each, store)) : [];
    this.proxyMonitor = proxyMonitor(this, plan);
  }
}
