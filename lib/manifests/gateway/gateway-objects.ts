import type { GatewayClassPlan, GatewayPlan } from '../../plan/types/gateway';
import { secretObjects } from '../external-secret';
import type { Create } from '../kube';
import { authentication } from './authentication';
import { certificate, issuer } from './certificate';
import { envoyProxy } from './envoy-proxy';
import { gateway } from './gateway';
import { gatewayClass } from './gateway-class';
import { listenerOf } from './policy-target';
import { proxyMonitor } from './proxy-monitor';
import { redirectRoute } from './redirect-route';
import { requestLimits } from './request-limits';

/** Objects of a gateway. */
interface GatewayObjects<T> {
  readonly gateway: T;
  readonly issuer: T | undefined;
  readonly certificate: T | undefined;
  readonly redirect: T | undefined;
  readonly authentication: T | undefined;
  readonly limits: T | undefined;
  readonly secretStore: T | undefined;
  readonly secrets: readonly T[];
  readonly proxyMonitor: T | undefined;
}

/** Creates the objects of a gateway, in the order in which cdk8s writes them. */
export function gatewayObjects<T>(create: Create<T>, plan: GatewayPlan): GatewayObjects<T> {
  return {
    gateway: gateway(create, plan),
    issuer: plan.certificate && issuer(create, plan, plan.certificate),
    certificate: plan.certificate && certificate(create, plan, plan.certificate),
    redirect: redirectRoute(create, plan),
    authentication: plan.auth && authentication(create, plan, plan.auth),
    limits: plan.limits && requestLimits(create, { ...plan, target: listenerOf(plan) }, plan.limits),
    ...secretObjects(create, { ...plan, storeName: plan.name }, plan),
    proxyMonitor: proxyMonitor(create, plan),
  };
}

/** Creates the GatewayClass of all gateways, and the settings of their proxies. */
export function gatewayClassObjects<T>(
  create: Create<T>,
  plan: GatewayClassPlan,
): { readonly gatewayClass: T; readonly proxies: T } {
  return { gatewayClass: gatewayClass(create, plan), proxies: envoyProxy(create, plan.proxies, plan.labels) };
}
