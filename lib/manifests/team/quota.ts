import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { TeamPlan } from '../../plan/team';
import { kubeObject } from '../kube';

/** What all of a team's workloads together may ask for. */
export function resourceQuota(scope: Construct, plan: TeamPlan): ApiObject {
  return kubeObject(scope, 'quota', {
    kind: 'ResourceQuota',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: { hard: plan.quota },
  });
}

/** What a container of the team gets that does not say it itself. */
export function limitRange(scope: Construct, plan: TeamPlan): ApiObject {
  return kubeObject(scope, 'limits', {
    kind: 'LimitRange',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      limits: [{ type: 'Container', default: plan.limits.default, defaultRequest: plan.limits.defaultRequest }],
    },
  });
}
