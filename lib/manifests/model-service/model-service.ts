import type { ApiObject } from 'cdk8s';
import type { NetworkPolicy, ServiceAccount } from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import type { ModelServicePlan } from '../../plan/types/service';
import { createIn } from '../kube-construct';
import { Monitoring } from '../monitoring/monitoring';
import { networkPolicy } from '../network-policy';
import { requirePlan } from '../require-plan';
import { serviceAccount } from '../service-account';
import { serviceObjects } from './service-objects';

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
  /** Service account and body of the requests that a Job sends to a new revision. Empty without them. */
  readonly previewRequests: readonly ApiObject[];
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
    this.serviceAccount = serviceAccount(this, plan.serviceAccount);
    const objects = serviceObjects(createIn(this), plan);
    this.workload = objects.workload;
    this.service = objects.service;
    this.otherService = objects.otherService;
    this.analysisTemplate = objects.analysisTemplate;
    this.previewRequests = objects.previewRequests;
    this.disruptionBudget = objects.disruptionBudget;
    this.autoscaler = objects.autoscaler;
    this.routes = objects.routes;
    this.requestLimits = objects.requestLimits;
    this.authorizations = objects.authorizations;
    this.networkPolicies = plan.networkPolicies.map((policy) => networkPolicy(this, policy, plan.labels));
    this.monitoring = new Monitoring(this, 'monitoring', plan.monitoring);
  }
}
