import { joinName } from '../../../units/names';
import { platformLabels } from '../../facts/label-keys';
import { monitoringPriorityName } from '../../facts/monitoring-priority';
import type { PriorityClassPlan } from '../../types/priority-class';
import type { WorkloadKind, WorkloadPlan } from '../../types/workload';

/** The part of a PriorityClass that depends on the kind of workload. */
interface Priority extends Pick<PriorityClassPlan, 'value' | 'preempts' | 'description'> {
  /** Last part of its name. */
  readonly suffix: string;
}

const priorities: Readonly<Record<WorkloadKind, Priority>> = {
  service: {
    suffix: 'serving',
    value: 100_000,
    preempts: true,
    description: 'Pods that serve requests. They preempt training pods if no node has free capacity.',
  },
  training: {
    suffix: 'training',
    value: 10_000,
    preempts: false,
    description: 'Pods that train. They preempt no other pods, because the queue decides which job runs first.',
  },
};

/** Name of the PriorityClass of pods of a kind of workload. */
export function priorityClassName(platform: string, kind: WorkloadKind): string {
  return joinName([platform, priorities[kind].suffix], 63);
}

/**
 * PriorityClasses of the platform's pods, one for each kind of workload that the platform has, and one for its
 * monitoring. Values are above 0, the
 * default of pods without a class, and far below 1,000,000,000, where those of the system components begin.
 * Source: Kubernetes documentation, "Pod Priority and Preemption", read 2026-11-24.
 */
export function resolvePriorityClasses(
  platform: string,
  workloads: readonly Pick<WorkloadPlan, 'kind'>[],
  monitors: boolean,
): readonly PriorityClassPlan[] {
  const labels = platformLabels(platform);
  const used = new Set<string>(workloads.map(({ kind }) => kind));
  return [
    ...Object.entries(priorities)
      .filter(([kind]) => used.has(kind))
      .map(([, { suffix, ...priority }]) => ({ name: joinName([platform, suffix], 63), labels, ...priority })),
    ...(monitors ? [{ name: monitoringPriorityName(platform), labels, ...monitoring }] : []),
  ];
}

/** Without it, nothing reports that pods of the other classes fail. */
const monitoring: Omit<Priority, 'suffix'> = {
  value: 1_000_000,
  preempts: true,
  description: 'Prometheus and Alertmanager. They are not preempted by the pods that they monitor.',
};
