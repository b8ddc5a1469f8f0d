import type { TrainingJobPlan } from '../../plan/types/training-job';
import { onDisruption } from '../disruption';
import type { Create } from '../kube';
import { podTemplate } from '../pod';
import { fatalExitRules } from './failure';
import { runMetadata } from './run-metadata';

/**
 * A run in one pod. `suspend` is not set, because Kueue sets it. `ttlSecondsAfterFinished` is not set, because Argo CD
 * would create and run a deleted Job again.
 */
export function job<T>(create: Create<T>, plan: TrainingJobPlan): T {
  return create('job', {
    kind: 'Job',
    metadata: runMetadata(plan),
    spec: {
      completions: 1,
      parallelism: 1,
      backoffLimit: plan.failure.retries,
      // A replacement starts only after the previous pod has terminated, because both write the same checkpoint.
      podReplacementPolicy: 'Failed',
      podFailurePolicy: {
        rules: [onDisruption('Ignore'), ...fatalExitRules(plan)],
      },
      template: podTemplate(plan.pod, plan.selector),
    },
  });
}
