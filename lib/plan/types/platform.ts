import type { AddOnPlan } from './add-on';
import type { ClusterPlan } from './cluster';
import type { CostPlan } from './cost';
import type { DeliveryPlan } from './delivery';
import type { GatewayClassPlan, GatewayPlan } from './gateway';
import type { MonitoringAlertsPlan } from './monitoring';
import type { NamespacePlan } from './namespace';
import type { NetworkEdge } from './network';
import type { PoolUsePlan } from './pool-use';
import type { PrerequisitePlan } from './prerequisite';
import type { PriorityClassPlan } from './priority-class';
import type { ModelServicePlan } from './service';
import type { TeamPlan } from './team';
import type { TrainingJobPlan } from './training-job';
import type { TrainingQueuesPlan } from './training-queue';
import type { WaiverPlan } from './waiver';

/**
 * A platform with all decisions made: the input of manifests and cloud resources. Plain JSON; the same definition gives
 * the same bytes on any machine at any time.
 */
export interface ModelPlatformPlan {
  /** Version of this format. */
  readonly version: 2;
  readonly name: string;
  readonly cluster: ClusterPlan;
  /** Namespaces of gateways and of alerts of the platform, which neither a team nor an add-on creates. */
  readonly namespaces: readonly NamespacePlan[];
  readonly teams: Readonly<Record<string, TeamPlan>>;
  /** Absent without gateways. */
  readonly gatewayClass?: GatewayClassPlan;
  readonly gateways: Readonly<Record<string, GatewayPlan>>;
  readonly services: Readonly<Record<string, ModelServicePlan>>;
  readonly training: Readonly<Record<string, TrainingJobPlan>>;
  /** Alerts that belong to no workload. Absent if there are none. */
  readonly monitoring?: MonitoringAlertsPlan;
  /** Absent without training jobs. */
  readonly queues?: TrainingQueuesPlan;
  readonly priorityClasses: readonly PriorityClassPlan[];
  /** Sorted by the name of the pool. */
  readonly poolUse: readonly PoolUsePlan[];
  readonly addOns: readonly AddOnPlan[];
  /** What you provide, in the order in which it is needed. */
  readonly prerequisites: readonly PrerequisitePlan[];
  readonly edges: readonly NetworkEdge[];
  readonly cost: CostPlan;
  readonly delivery?: DeliveryPlan;
  readonly waivers: readonly WaiverPlan[];
}
