import type { ApiObject } from 'cdk8s';
import type { NetworkPolicy, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { ModelServicePlan } from '../../plan/model-service';
import { Monitoring } from '../monitoring/monitoring';
import { networkPolicy } from '../network-policy';
import { serviceAccount } from '../service-account';
import { autoscaler } from './autoscaler';
import { deployment } from './deployment';
import { disruptionBudget } from './disruption-budget';
import { httpRoute } from './http-route';
import { service } from './service';

/** A model that answers requests, with all that keeps it running, reachable and watched. */
export class ModelService extends Construct {
  readonly serviceAccount: ServiceAccount;
  readonly deployment: ApiObject;
  readonly service: ApiObject;
  readonly disruptionBudget: ApiObject;
  /** Absent where the number of replicas is fixed. */
  readonly autoscaler: ApiObject | undefined;
  /** One for each gateway. */
  readonly routes: readonly ApiObject[];
  readonly networkPolicies: readonly NetworkPolicy[];
  readonly monitoring: Monitoring;

  constructor(scope: Construct, id: string, plan: ModelServicePlan) {
    super(scope, id);
    this.serviceAccount = serviceAccount(this, plan.serviceAccount);
    this.deployment = deployment(this, plan);
    this.service = service(this, plan);
    this.disruptionBudget = disruptionBudget(this, plan);
    this.autoscaler = plan.autoscaler ? autoscaler(this, plan, plan.autoscaler) : undefined;
    this.routes = plan.routes.map((route) => httpRoute(this, plan, route));
    this.networkPolicies = plan.networkPolicies.map((policy) => networkPolicy(this, policy, plan.labels));
    this.monitoring = new Monitoring(this, 'monitoring', plan.monitoring);
  }
}
