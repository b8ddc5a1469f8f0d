import type { ApiObject } from 'cdk8s';
import type { NetworkPolicy, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { ModelServicePlan } from '../../plan/types/service';
import { Monitoring } from '../monitoring/monitoring';
import { networkPolicy } from '../network-policy';
import { serviceAccount } from '../service-account';
import { analysisTemplate } from './analysis-template';
import { autoscaler } from './autoscaler';
import { deployment } from './deployment';
import { disruptionBudget } from './disruption-budget';
import { httpRoute } from './http-route';
import { rollout } from './rollout';
import { otherService, service } from './service';

/** A model that answers requests, with all that keeps it running, reachable and watched. */
export class ModelService extends Construct {
  readonly serviceAccount: ServiceAccount;
  /** What keeps the replicas: a Deployment, or a Rollout where new versions come in another way. */
  readonly workload: ApiObject;
  readonly service: ApiObject;
  /** Service of a version that does not serve all requests; absent for a Deployment. */
  readonly otherService: ApiObject | undefined;
  /** What a canary is held against; absent for everything else, and where there is no objective. */
  readonly analysisTemplate: ApiObject | undefined;
  readonly disruptionBudget: ApiObject;
  /** Absent where the number of replicas is fixed. */
  readonly autoscaler: ApiObject | undefined;
  /** One for each gateway. */
  readonly routes: readonly ApiObject[];
  readonly networkPolicies: readonly NetworkPolicy[];
  readonly monitoring: Monitoring;

  constructor(scope: Construct, id: string, plan: ModelServicePlan) {
    super(scope, id);
    const { rollout: how } = plan;
    this.serviceAccount = serviceAccount(this, plan.serviceAccount);
    this.workload = how.kind === 'rolling' ? deployment(this, plan, how) : rollout(this, plan, how);
    this.service = service(this, plan);
    this.otherService = otherService(this, plan);
    this.analysisTemplate =
      how.kind === 'canary' && how.gate.metrics.length > 0 ? analysisTemplate(this, plan, how.gate) : undefined;
    this.disruptionBudget = disruptionBudget(this, plan);
    this.autoscaler = plan.autoscaler ? autoscaler(this, plan, plan.autoscaler) : undefined;
    this.routes = plan.routes.map((route) => httpRoute(this, plan, route));
    this.networkPolicies = plan.networkPolicies.map((policy) => networkPolicy(this, policy, plan.labels));
    this.monitoring = new Monitoring(this, 'monitoring', plan.monitoring);
  }
}
