import type { Labels } from '../../plan/types/labels';
import type { TrainingJobPlan } from '../../plan/types/training-job';

/**
 * What Kueue looks for on a job: where it waits, with which priority, and how long it may have nodes in all.
 * Source: kubernetes-sigs/kueue v0.18.3, pkg/controller/constants.
 */
export function queueLabels({ queue }: Pick<TrainingJobPlan, 'queue'>): Labels {
  return {
    'kueue.x-k8s.io/max-exec-time-seconds': String(queue.maxSeconds),
    'kueue.x-k8s.io/priority-class': queue.priorityClass,
    'kueue.x-k8s.io/queue-name': queue.localQueue,
  };
}
