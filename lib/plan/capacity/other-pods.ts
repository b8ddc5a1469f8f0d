import { assertNever } from '../../units/assert-never';
import { requestsOf } from '../facts/rollouts';
import type { Labels } from '../types/labels';
import type { PodPlan } from '../types/pod';
import type { Workload } from '../types/workloads';

/** A pod of a workload that is neither a replica nor a process of a run. */
interface OtherPod {
  readonly name: string;
  /** Labels that select it. */
  readonly selector: Labels;
  readonly pod: PodPlan;
}

/** The other pods of a workload on its pool, each of which runs at most once at the same time: those of its rollouts. */
export function otherPods(workload: Workload): readonly OtherPod[] {
  switch (workload.kind) {
    case 'service': {
      const requests = requestsOf(workload.rollout);
      return requests ? [requests] : [];
    }
    case 'training':
      return [];
    default:
      return assertNever(workload);
  }
}
