import type { RuntimeSpec } from '../../definition/runtime';
import type { AutoscalerPlan } from './autoscaler';
import type { RoutePlan } from './gateway';
import type { ModelArtifactPlan } from './model-artifact';
import type { MonitoringPlan } from './monitoring';
import type { RolloutPlan } from './rollout';
import type { WorkloadPlan } from './workload';

/** A model service with all decisions made. */
export interface ModelServicePlan extends WorkloadPlan {
  readonly kind: 'service';
  /** Models of each server, at least one. */
  readonly models: readonly [ModelArtifactPlan, ...ModelArtifactPlan[]];
  readonly runtime: RuntimeSpec['kind'];
  readonly replicas: { readonly min: number; readonly max: number };
  readonly rollout: RolloutPlan;
  /** Sets the number of replicas; no other object of the service does. */
  readonly autoscaler: AutoscalerPlan;
  readonly disruption: { readonly kind: 'max-unavailable' | 'min-available'; readonly replicas: number };
  /** The Service. Its port number is that of the container, which some network policy engines require. */
  readonly port: { readonly name: string; readonly port: number };
  /** Maximum duration of a complete response through a gateway, to the millisecond. */
  readonly timeoutSeconds: number;
  readonly routes: readonly RoutePlan[];
  readonly startup: StartupPlan;
  readonly monitoring: MonitoringPlan;
}

/** Maximum startup time of a replica and how it is computed. */
export interface StartupPlan {
  /** From the start of the first container until the server is ready. */
  readonly budgetSeconds: number;
  /** Part of the budget for the server: after the download, which is an init container. */
  readonly serverSeconds: number;
  /** Minimum time for the size of the models and the throughput of the store. */
  readonly neededSeconds: number;
  /** Time for a new node and for pulling images, before probes start. Only rollouts wait for it. */
  readonly pullSeconds: number;
  readonly why: string;
}
