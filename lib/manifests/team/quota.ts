import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { LimitsPlan, QuotaPlan, TeamPlan } from '../../plan/types/team';
import { kubeObject } from '../kube';

/** What all of a team's workloads together may ask for. */
export function resourceQuota(scope: Construct, team: TeamPlan, { name, hard }: QuotaPlan): ApiObject {
  return kubeObject(scope, 'quota', {
    kind: 'ResourceQuota',
    metadata: { name, namespace: team.namespace, labels: team.labels },
    spec: { hard },
  });
}

/** What a container of the team gets that does not say it itself. */
export function limitRange(scope: Construct, team: TeamPlan, plan: LimitsPlan): ApiObject {
  return kubeObject(scope, 'limits', {
    kind: 'LimitRange',
    metadata: { name: plan.name, namespace: team.namespace, labels: team.labels },
    spec: { limits: [{ type: 'Container', default: plan.default, defaultRequest: plan.defaultRequest }] },
  });
}
