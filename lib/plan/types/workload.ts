import type { Labels } from './labels';
import type { NetworkPolicyPlan } from './network';
import type { PodPlan } from './pod';

/** A service account, with what the cloud needs to see on it. */
export interface ServiceAccountPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly annotations: Labels;
}

/** What every workload brings besides its own kind of object. */
export interface WorkloadPlan {
  readonly name: string;
  /** Absent for a workload that stands alone. */
  readonly team?: string;
  readonly namespace: string;
  /** Labels of the workload's objects. */
  readonly labels: Labels;
  /** Labels that never change during the workload's life. */
  readonly selector: Labels;
  readonly pod: PodPlan;
  readonly serviceAccount: ServiceAccountPlan;
  readonly networkPolicies: readonly NetworkPolicyPlan[];
}
