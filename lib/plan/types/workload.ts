import type { Path } from '../../errors';
import type { Labels } from './labels';
import type { NetworkPolicyPlan } from './network';
import type { PodPlan } from './pod';

/** A service account with the annotations that its cloud requires. */
export interface ServiceAccountPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly annotations: Labels;
  /** Names of the Secrets with which its pods pull images. @default - none */
  readonly pullSecrets?: readonly string[];
}

/** Kinds of workloads. `facts/workload-kinds.ts` describes each of them. */
export type WorkloadKind = 'service' | 'training';

/** The fields that every kind of workload has. Rules, reports, identities and network edges use no others. */
export interface WorkloadPlan {
  readonly kind: WorkloadKind;
  readonly name: string;
  /** Where the definition describes it. Empty for a workload without a platform. */
  readonly path: Path;
  /** Absent for a workload without a platform. */
  readonly team?: string;
  readonly namespace: string;
  /** Name of the node pool. */
  readonly pool: string;
  /** Labels of the workload's objects. */
  readonly labels: Labels;
  /** Labels that never change while the workload exists. */
  readonly selector: Labels;
  readonly pod: PodPlan;
  readonly serviceAccount: ServiceAccountPlan;
  readonly networkPolicies: readonly NetworkPolicyPlan[];
}
