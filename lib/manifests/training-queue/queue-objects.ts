import type { TrainingQueuesPlan } from '../../plan/types/training-queue';
import { mapRecord } from '../../units/records';
import type { Create } from '../kube';
import { clusterQueue, cohort, localQueue } from './cluster-queue';
import { admissionCheck, provisioningRequestConfig } from './provisioning';
import { resourceFlavor } from './resource-flavor';
import { stoppingBinding, stoppingPolicy } from './stopping';

/** Objects of Kueue. */
interface QueueObjects<T> {
  readonly flavors: readonly T[];
  readonly cohort: T;
  readonly clusterQueues: Readonly<Record<string, T>>;
  readonly localQueues: Readonly<Record<string, T>>;
  readonly priorities: readonly T[];
  /** The check for jobs of pools with queued provisioning, and its configuration. */
  readonly provisioning: readonly T[];
  /** What members who stop jobs can change. */
  readonly stopping: readonly T[];
}

/** Creates the objects of Kueue, in the order in which cdk8s writes them. */
export function queueObjects<T>(create: Create<T>, plan: TrainingQueuesPlan): QueueObjects<T> {
  const { labels } = plan;
  return {
    flavors: plan.flavors.map((flavor) => resourceFlavor(create, flavor, labels)),
    cohort: cohort(create, plan),
    clusterQueues: mapRecord(plan.queues, (queue) => clusterQueue(create, queue, plan.cohort)),
    localQueues: mapRecord(plan.queues, (queue) => localQueue(create, queue)),
    priorities: plan.priorities.map(({ name, priority, value, description }) =>
      create(`priority-${priority}`, {
        kind: 'WorkloadPriorityClass',
        metadata: { name, labels },
        value,
        description,
      }),
    ),
    provisioning: plan.provisioning
      ? [
          provisioningRequestConfig(create, plan.provisioning, labels),
          admissionCheck(create, plan.provisioning, labels),
        ]
      : [],
    stopping: [stoppingPolicy(create, plan.stopping, labels), stoppingBinding(create, plan.stopping, labels)],
  };
}
