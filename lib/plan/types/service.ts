import type { RuntimeSpec } from '../../definition/runtime';
import type { AutoscalerPlan } from './autoscaler';
import type { RoutePlan } from './gateway';
import type { ModelArtifactPlan } from './model-artifact';
import type { MonitoringPlan } from './monitoring';
import type { RolloutPlan } from './rollout';
import type { WorkloadPlan } from './workload';

/** A model that answers requests: all that its manifests say. */
export interface ModelServicePlan extends WorkloadPlan {
  readonly kind: 'service';
  /** Models of each server, one or more. */
  readonly models: readonly [ModelArtifactPlan, ...ModelArtifactPlan[]];
  readonly runtime: RuntimeSpec['kind'];
  readonly replicas: { readonly min: number; readonly max: number };
  readonly rollout: RolloutPlan;
  /** Absent where `min` and `max` are the same. */
  readonly autoscaler?: AutoscalerPlan;
  readonly disruption: { readonly kind: 'max-unavailable' | 'min-available'; readonly replicas: number };
  /** The Service: same port number as the container's, which some network policy engines need. */
  readonly port: { readonly name: string; readonly port: number };
  readonly routes: readonly RoutePlan[];
  readonly startup: StartupPlan;
  readonly monitoring: MonitoringPlan;
}

/** How long a replica may take until it serves, and how that is reckoned. */
export interface StartupPlan {
  /** From the start of the pod's first container until the server serves. */
  readonly budgetSeconds: number;
  /** The least that the models' size and the store's throughput need. */
  readonly neededSeconds: number;
  /**
   * What comes before: a node that is made, and the image, which no probe knows of. Only a rollout waits for it.
   */
  readonly pullSeconds: number;
  readonly why: string;
}
