import type { ApiObject } from 'cdk8s';
import type { NetworkPolicy, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { hasAnalysis } from '../../plan/facts/rollouts';
import type { ModelServicePlan } from '../../plan/types/service';
import { authorization } from '../gateway/authorization';
import { routeOf } from '../gateway/policy-target';
import { requestLimits } from '../gateway/request-limits';
import { Monitoring } from '../monitoring/monitoring';
import { networkPolicy } from '../network-policy';
import { requirePlan } from '../require-plan';
import { serviceAccount } from '../service-account';
import { analysisTemplate } from './analysis-template';
import { autoscaler } from './autoscaler';
import { deployment } from './deployment';
import { disruptionBudget } from './disruption-budget';
import { httpRoute } from './http-route';
import { rollout } from './rollout';
import { otherService, service } from './service';

/** All objects of a model service. */
export class ModelService extends Construct {
  readonly serviceAccount: ServiceAccount;
  /** A Deployment for rolling updates, a Rollout for canary and blue-green rollouts. */
  readonly workload: ApiObject;
  readonly service: ApiObject;
  /** Service of the canary or preview revision. Absent for a Deployment. */
  readonly otherService: ApiObject | undefined;
  /** Measures a new revision before it serves. Absent for rolling updates, and if nothing can be measured. */
  readonly analysisTemplate: ApiObject | undefined;
  readonly disruptionBudget: ApiObject;
  /** A HorizontalPodAutoscaler or a ScaledObject of KEDA. Sets the number of replicas, also a fixed one. */
  readonly autoscaler: ApiObject;
  /** One per gateway. */
  readonly routes: readonly ApiObject[];
  /** One per gateway whose limits the service overrides. */
  readonly requestLimits: readonly ApiObject[];
  /** One per gateway of which the service accepts some clients only. */
  readonly authorizations: readonly ApiObject[];
  readonly networkPolicies: readonly NetworkPolicy[];
  readonly monitoring: Monitoring;

  constructor(scope: Construct, id: string, plan: ModelServicePlan) {
    super(scope, id);
    requirePlan(plan, { construct: 'ModelService', field: 'autoscaler', planner: 'planModelService(name, spec)' });
    const { rollout: strategy } = plan;
    this.serviceAccount = serviceAccount(this, plan.serviceAccount);
    this.workload = strategy.kind === 'rolling' ? deployment(this, plan, strategy) : rollout(this, plan, strategy);
    this.service = service(this, plan);
    this.otherService = otherService(this, plan);
    this.analysisTemplate =
      strategy.kind !== 'rolling' && hasAnalysis(strategy) ? analysisTemplate(this, plan, strategy) : undefined;
    this.disruptionBudget = disruptionBudget(this, plan);
    this.autoscaler = autoscaler(this, plan, plan.autoscaler);
    this.routes = plan.routes.map((route) => httpRoute(this, plan, route));
    this.requestLimits = plan.routes.flatMap((route) =>
      route.limits ? [requestLimits(this, { ...plan, name: route.name, target: routeOf(route) }, route.limits)] : [],
    );
    this.authorizations = plan.routes.flatMap((route) =>
      route.clients ? [authorization(this, plan, route, route.clients)] : [],
    );
    this.networkPolicies = plan.networkPolicies.map((policy) => networkPolicy(this, policy, plan.labels));
    this.monitoring = new Monitoring(this, 'monitoring', plan.monitoring);
  }
}
