import type { TrainingQueuePlan, TrainingQueuesPlan } from '../../plan/types/training-queue';
import type { Create } from '../kube';
import { resourceGroups } from './resource-groups';

/**
 * The guaranteed quota of a team, and what it may borrow from the cohort. A team reclaims its quota regardless of
 * priorities, because a preempted job resumes from its checkpoint. Among the jobs of one team, priority decides.
 */
export function clusterQueue<T>(create: Create<T>, plan: TrainingQueuePlan, cohortName: string): T {
  return create(`cluster-queue-${plan.team}`, {
    kind: 'ClusterQueue',
    metadata: { name: plan.clusterQueue, labels: plan.labels },
    spec: {
      cohortName,
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': plan.namespace } },
      // A gang that does not fit yet does not block jobs that do.
      queueingStrategy: 'BestEffortFIFO',
      preemption: { reclaimWithinCohort: 'Any', withinClusterQueue: 'LowerPriority' },
      resourceGroups: resourceGroups(plan.resources, plan.quotas, ({ borrow }) => borrow),
      ...checks(plan),
    },
  });
}

/** Only jobs that get one of these flavors wait for the check. */
function checks({ admissionCheck }: TrainingQueuePlan) {
  if (!admissionCheck) return {};
  const { name, flavors } = admissionCheck;
  return { admissionChecksStrategy: { admissionChecks: [{ name, onFlavors: flavors }] } };
}

/** The cohort of all teams, with the quota that is not guaranteed to any of them. */
export function cohort<T>(create: Create<T>, plan: TrainingQueuesPlan): T {
  return create('cohort', {
    kind: 'Cohort',
    metadata: { name: plan.cohort, labels: plan.labels },
    // Kueue rejects borrowing limits for a cohort without a parent.
    spec: { resourceGroups: resourceGroups(plan.resources, plan.shared, () => true) },
  });
}

/** The queue for jobs of a namespace. */
export function localQueue<T>(create: Create<T>, plan: TrainingQueuePlan): T {
  return create(`local-queue-${plan.team}`, {
    kind: 'LocalQueue',
    metadata: { name: plan.localQueue, namespace: plan.namespace, labels: plan.labels },
    spec: { clusterQueue: plan.clusterQueue },
  });
}
