import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { TrainingJobPlan } from '../../plan/types/training-job';
import { kubeObject } from '../kube';
import { podTemplate } from '../pod';
import { usageErrors } from './failure';
import { queueLabels } from './queue-labels';

/**
 * A run in one pod. It has no `suspend`, which is Kueue's to set, and no `ttlSecondsAfterFinished`: a Job that goes away
 * when it is done would be made and run again by whoever keeps the cluster as the repository says.
 */
export function job(scope: Construct, plan: TrainingJobPlan): ApiObject {
  return kubeObject(scope, 'job', {
    kind: 'Job',
    metadata: { name: plan.run, namespace: plan.namespace, labels: { ...plan.labels, ...queueLabels(plan) } },
    spec: {
      completions: 1,
      parallelism: 1,
      backoffLimit: plan.failure.retries,
      activeDeadlineSeconds: plan.deadlineSeconds,
      // The next pod starts when the last one is gone: both would write the same checkpoint.
      podReplacementPolicy: 'Failed',
      podFailurePolicy: {
        rules: [
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
          { action: 'FailJob', onExitCodes: usageErrors },
        ],
      },
      template: podTemplate(plan.pod, plan.selector),
    },
  });
}
