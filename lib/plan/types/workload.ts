import type { Path } from '../../errors';
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

/** What every kind of workload shares: rules, reports, identities and network edges need no more. */
export interface WorkloadPlan {
  /** Tells the kinds apart. */
  readonly kind: 'service' | 'training';
  readonly name: string;
  /** Where the definition describes it. Empty for a workload that is planned without a platform. */
  readonly path: Path;
  /** Absent for a workload that stands alone. */
  readonly team?: string;
  readonly namespace: string;
  /** Name of the node pool. */
  readonly pool: string;
  /** Labels of the workload's objects. */
  readonly labels: Labels;
  /** Labels that never change during the workload's life. */
  readonly selector: Labels;
  readonly pod: PodPlan;
  readonly serviceAccount: ServiceAccountPlan;
  readonly networkPolicies: readonly NetworkPolicyPlan[];
}
