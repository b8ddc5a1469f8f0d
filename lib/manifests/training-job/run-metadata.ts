import type { Labels } from '../../plan/types/labels';
import type { TrainingJobPlan } from '../../plan/types/training-job';

/** Metadata of the Job or JobSet of a run, with what Kueue reads from it. */
export function runMetadata(plan: Pick<TrainingJobPlan, 'run' | 'namespace' | 'labels' | 'queue'>) {
  return {
    name: plan.run,
    namespace: plan.namespace,
    labels: { ...plan.labels, ...queueLabels(plan) },
    ...queueAnnotations(plan),
  };
}

/**
 * Kueue labels of a job: its queue, its priority, and the maximum total execution time.
 * Source: kubernetes-sigs/kueue@v0.19.2, pkg/controller/constants.
 */
function queueLabels({ queue }: Pick<TrainingJobPlan, 'queue'>): Labels {
  return {
    'kueue.x-k8s.io/max-exec-time-seconds': String(queue.maxSeconds),
    ...(queue.priorityClass !== '' && { 'kueue.x-k8s.io/priority-class': queue.priorityClass }),
    'kueue.x-k8s.io/queue-name': queue.localQueue,
  };
}

/**
 * Kueue annotations of a job: the parameters of its ProvisioningRequest. No field without them.
 * Source: kubernetes-sigs/kueue@v0.19.2, pkg/controller/constants (`ProvReqAnnotationPrefix`).
 */
function queueAnnotations({ queue }: Pick<TrainingJobPlan, 'queue'>): { readonly annotations?: Labels } {
  if (!queue.provisioning) return {};
  const parameters = Object.entries(queue.provisioning).map(([name, value]) => [
    `provreq.kueue.x-k8s.io/${name}`,
    value,
  ]);
  return { annotations: Object.fromEntries(parameters) };
}
