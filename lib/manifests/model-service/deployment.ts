import type { RollingPlan } from '../../plan/types/rollout';
import type { ModelServicePlan } from '../../plan/types/service';
import type { Create } from '../kube';
import { podTemplate } from '../pod';

/** The Deployment of a model service. `replicas` is omitted, because an autoscaler sets it. */
export function deployment<T>(create: Create<T>, plan: ModelServicePlan, rollout: RollingPlan): T {
  return create('deployment', {
    kind: 'Deployment',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    get spec() {
      return {
        selector: { matchLabels: plan.selector },
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: { maxSurge: rollout.maxSurge, maxUnavailable: rollout.maxUnavailable },
        },
        progressDeadlineSeconds: rollout.progressDeadlineSeconds,
        revisionHistoryLimit: rollout.revisionHistoryLimit,
        template: podTemplate(plan.pod, plan.selector),
      };
    },
  });
}
