import { hasAnalysis, requestsOf } from '../../plan/facts/rollouts';
import type { ModelServicePlan } from '../../plan/types/service';
import { authorization } from '../gateway/authorization';
import { routeOf } from '../gateway/policy-target';
import { requestLimits } from '../gateway/request-limits';
import type { Create } from '../kube';
import { analysisTemplate } from './analysis-template';
import { autoscaler } from './autoscaler';
import { deployment } from './deployment';
import { disruptionBudget } from './disruption-budget';
import { httpRoute } from './http-route';
import { requestAccount, requestBody } from './preview-requests';
import { rollout } from './rollout';
import { otherService, service } from './service';

/** Objects of a model service, except its service account, network policies and monitoring. */
interface ServiceObjects<T> {
  readonly workload: T;
  readonly service: T;
  readonly otherService: T | undefined;
  readonly analysisTemplate: T | undefined;
  readonly previewRequests: readonly T[];
  readonly disruptionBudget: T;
  readonly autoscaler: T;
  readonly routes: readonly T[];
  readonly requestLimits: readonly T[];
  readonly authorizations: readonly T[];
}

/** Creates the objects of a model service, in the order in which cdk8s writes them. */
export function serviceObjects<T>(create: Create<T>, plan: ModelServicePlan): ServiceObjects<T> {
  const { rollout: strategy, routes } = plan;
  const requests = requestsOf(strategy);
  return {
    workload: strategy.kind === 'rolling' ? deployment(create, plan, strategy) : rollout(create, plan, strategy),
    service: service(create, plan),
    otherService: otherService(create, plan),
    analysisTemplate:
      strategy.kind !== 'rolling' && hasAnalysis(strategy) ? analysisTemplate(create, plan, strategy) : undefined,
    previewRequests: requests ? [requestAccount(create, requests), requestBody(create, requests)] : [],
    disruptionBudget: disruptionBudget(create, plan),
    autoscaler: autoscaler(create, plan, plan.autoscaler),
    routes: routes.map((route) => httpRoute(create, plan, route)),
    requestLimits: routes.flatMap((route) =>
      route.limits ? [requestLimits(create, { ...plan, name: route.name, target: routeOf(route) }, route.limits)] : [],
    ),
    authorizations: routes.flatMap((route) =>
      route.clients ? [authorization(create, plan, route, route.clients)] : [],
    ),
  };
}
