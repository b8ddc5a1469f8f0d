import type { AddOnPlan } from './add-on';
import type { ClusterPlan } from './cluster';
import type { CostPlan } from './cost';
import type { GatewayPlan, ModelServicePlan } from './model-service';
import type { NetworkEdge } from './network';
import type { TeamPlan } from './team';

/**
 * A platform with every decision made: what both halves are translated from. Plain JSON; the same definition
 * gives the same bytes on any machine at any time.
 */
export interface ModelPlatformPlan {
  /** Version of this format. */
  readonly version: 1;
  readonly name: string;
  readonly cluster: ClusterPlan;
  readonly teams: Readonly<Record<string, TeamPlan>>;
  readonly gateways: Readonly<Record<string, GatewayPlan>>;
  readonly services: Readonly<Record<string, ModelServicePlan>>;
  readonly addOns: readonly AddOnPlan[];
  readonly edges: readonly NetworkEdge[];
  readonly cost: CostPlan;
  readonly delivery?: DeliveryPlan;
  readonly waivers: readonly WaiverPlan[];
}

/** How manifests reach the cluster. */
export interface DeliveryPlan {
  readonly gitops: 'argocd';
  readonly repository: string;
  readonly path: string;
  readonly revision: string;
}

/** A waiver and how many findings it hides. */
export interface WaiverPlan {
  readonly rule: string;
  readonly at: string;
  readonly reason: string;
  readonly until?: string;
  readonly findings: number;
}
