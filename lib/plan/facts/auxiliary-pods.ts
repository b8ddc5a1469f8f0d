import { assertNever } from '../../units/assert-never';
import type { Labels } from '../types/labels';
import type { PodPlan } from '../types/pod';
import type { ServiceAccountPlan } from '../types/workload';
import type { Workload } from '../types/workloads';
import { requestsOf } from './rollouts';

/** A pod of a workload that neither serves nor trains, such as the one that sends requests to a new revision. */
interface AuxiliaryPod {
  readonly name: string;
  /** Labels that select it. */
  readonly selector: Labels;
  readonly pod: PodPlan;
  readonly serviceAccount: ServiceAccountPlan;
}

/** The pods of a workload, those that serve or train first, with their service accounts. */
export function podsOf(workload: Workload): readonly Pick<AuxiliaryPod, 'pod' | 'serviceAccount'>[] {
  return [workload, ...auxiliaryPods(workload)];
}

/** The auxiliary pods of a workload. They run on its pool, each at most once at the same time. */
export function auxiliaryPods(workload: Workload): readonly AuxiliaryPod[] {
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
