import type { AddOnPlan } from './add-on';
import type { ClusterPlan } from './cluster';
import type { CostPlan } from './cost';
import type { Labels } from './label-set';
import type { GatewayClassPlan, GatewayPlan, ModelServicePlan } from './model-service';
import type { NetworkEdge } from './network';
import type { PoolUsePlan } from './pool-use';
import type { PriorityClassPlan } from './priority-class';
import type { TeamPlan } from './team';
import type { TrainingJobPlan } from './training-job';
import type { TrainingQueuesPlan } from './training-queue';

/**
 * A platform with every decision made: what both halves are translated from. Plain JSON; the same definition
 * gives the same bytes on any machine at any time.
 */
export interface ModelPlatformPlan {
  /** Version of this format. */
  readonly version: 1;
  readonly name: string;
  readonly cluster: ClusterPlan;
  /** Namespaces that neither a team nor an operator brings: those of gateways. */
  readonly namespaces: readonly NamespacePlan[];
  readonly teams: Readonly<Record<string, TeamPlan>>;
  /** Absent where there are no gateways. */
  readonly gatewayClass?: GatewayClassPlan;
  readonly gateways: Readonly<Record<string, GatewayPlan>>;
  readonly services: Readonly<Record<string, ModelServicePlan>>;
  readonly training: Readonly<Record<string, TrainingJobPlan>>;
  /** Absent where nothing trains. */
  readonly queues?: TrainingQueuesPlan;
  readonly priorityClasses: readonly PriorityClassPlan[];
  /** By pool, in the order of their names. */
  readonly poolUse: readonly PoolUsePlan[];
  readonly addOns: readonly AddOnPlan[];
  readonly edges: readonly NetworkEdge[];
  readonly cost: CostPlan;
  readonly delivery?: DeliveryPlan;
  readonly waivers: readonly WaiverPlan[];
}

/** A namespace that is ours to make. */
export interface NamespacePlan {
  readonly name: string;
  /** Pod Security among them. */
  readonly labels: Labels;
}

/** How manifests reach the cluster. */
export interface DeliveryPlan {
  readonly gitops: 'argocd';
  /** Namespace of Argo CD. */
  readonly namespace: string;
  readonly repository: string;
  readonly path: string;
  readonly revision: string;
  readonly sync: SyncPlan;
  /** What controllers of the cluster set, and Argo CD leaves as it is. */
  readonly leaves: readonly ForeignFieldsPlan[];
}

/** Fields of objects that a controller sets after us. */
export interface ForeignFieldsPlan {
  /** API group; empty for the core. */
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly fields:
    | { readonly kind: 'json-pointer'; readonly pointer: string }
    | { readonly kind: 'jq'; readonly expression: string };
  readonly why: string;
}

/** How the cluster follows the repository. */
export interface SyncPlan {
  /** Whether what is no longer in the repository is taken away. */
  readonly prune: boolean;
  /** Whether what somebody changes in the cluster is changed back. */
  readonly selfHeal: boolean;
  /** How often, and after how long, what fails is tried again; each wait is `factor` times the one before it. */
  readonly retry: {
    readonly limit: number;
    readonly firstSeconds: number;
    readonly factor: number;
    readonly maxSeconds: number;
  };
}

/** A waiver and how many findings it hides. */
export interface WaiverPlan {
  readonly rule: string;
  readonly at: string;
  readonly reason: string;
  readonly until?: string;
  readonly findings: number;
}
