import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { LimitsPlan, QuotaPlan, TeamPlan } from '../../plan/types/team';
import { kubeObject } from '../kube';

/** Limits the total requests of a team's workloads. */
export function resourceQuota(scope: Construct, team: TeamPlan, { name, hard }: QuotaPlan): ApiObject {
  return kubeObject(scope, 'quota', {
    kind: 'ResourceQuota',
    metadata: { name, namespace: team.namespace, labels: team.labels },
    spec: { hard },
  });
}

/** Default requests and limits of containers in the team's namespace. */
export function limitRange(scope: Construct, team: TeamPlan, plan: LimitsPlan): ApiObject {
  return kubeObject(scope, 'limits', {
    kind: 'LimitRange',
    metadata: { name: plan.name, namespace: team.namespace, labels: team.labels },
    spec: { limits: [{ type: 'Container', default: plan.default, defaultRequest: plan.defaultRequest }] },
  });
}
