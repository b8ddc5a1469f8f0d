import type { LimitsPlan, QuotaPlan, TeamPlan } from '../../plan/types/team';
import type { Create } from '../kube';

/** Limits the total requests of a team's workloads. */
export function resourceQuota<T>(create: Create<T>, team: TeamPlan, { name, hard }: QuotaPlan): T {
  return create('quota', {
    kind: 'ResourceQuota',
    metadata: { name, namespace: team.namespace, labels: team.labels },
    spec: { hard },
  });
}

/** Default requests and limits of containers in the team's namespace. */
export function limitRange<T>(create: Create<T>, team: TeamPlan, plan: LimitsPlan): T {
  return create('limits', {
    kind: 'LimitRange',
    metadata: { name: plan.name, namespace: team.namespace, labels: team.labels },
    spec: { limits: [{ type: 'Container', default: plan.default, defaultRequest: plan.defaultRequest }] },
  });
}
