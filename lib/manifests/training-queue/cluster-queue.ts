import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { TrainingQueuePlan, TrainingQueuesPlan } from '../../plan/types/training-queue';
import { kubeObject } from '../kube';
import { resourceGroups } from './resource-groups';

/**
 * What a team is guaranteed, and what it may borrow of the cohort. Who wants back what is theirs takes it whatever the
 * priorities are, since a job that gives way goes on from its checkpoint; among the jobs of one team the priority decides.
 */
export function clusterQueue(scope: Construct, plan: TrainingQueuePlan, cohortName: string): ApiObject {
  return kubeObject(scope, `cluster-queue-${plan.team}`, {
    kind: 'ClusterQueue',
    metadata: { name: plan.clusterQueue, labels: plan.labels },
    spec: {
      cohortName,
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': plan.namespace } },
      // A gang that does not fit yet holds up nobody who does.
      queueingStrategy: 'BestEffortFIFO',
      preemption: { reclaimWithinCohort: 'Any', withinClusterQueue: 'LowerPriority' },
      resourceGroups: resourceGroups(plan.resources, plan.quotas, ({ borrow }) => borrow),
    },
  });
}

/** The teams together, with what none of them is guaranteed. */
export function cohort(scope: Construct, plan: TrainingQueuesPlan): ApiObject {
  return kubeObject(scope, 'cohort', {
    kind: 'Cohort',
    metadata: { name: plan.cohort, labels: plan.labels },
    // There is nobody above it to borrow from, and Kueue takes no limit then.
    spec: { resourceGroups: resourceGroups(plan.resources, plan.shared, () => true) },
  });
}

/** The queue that the jobs of a namespace name. */
export function localQueue(scope: Construct, plan: TrainingQueuePlan): ApiObject {
  return kubeObject(scope, `local-queue-${plan.team}`, {
    kind: 'LocalQueue',
    metadata: { name: plan.localQueue, namespace: plan.namespace, labels: plan.labels },
    spec: { clusterQueue: plan.clusterQueue },
  });
}
