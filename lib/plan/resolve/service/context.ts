import type { Path } from '../../../errors';
import type { Provider } from '../../providers/provider';
import type { RoutePlan } from '../../types/gateway';
import type { IdentityMechanism } from '../../types/identity';
import type { NetworkPeerPlan } from '../../types/network';
import type { NodePoolPlan } from '../../types/node-pool';
import type { ModelServicePlan } from '../../types/service';

/**
 * What a service must know of the world around it. A platform works it out from its definition; who plans one
 * service alone gives it by hand.
 */
export interface ServiceContext {
  readonly platform: string;
  /** Where the definition describes the service; empty without a platform. */
  readonly path: Path;
  /** Absent for a service that stands alone. */
  readonly team?: string;
  readonly namespace: string;
  readonly pool: NodePoolPlan;
  readonly provider: Provider;
  /** What each server loads. */
  readonly models: ModelServicePlan['models'];
  /** Version to go back to, where the definition names one. */
  readonly previous?: string;
  /** Name of the PriorityClass; empty where the platform brings none. */
  readonly priorityClass: string;
  readonly identity: IdentityMechanism;
  readonly consumers: readonly ConsumerPeer[];
  readonly routes: readonly RoutePlan[];
  /** Pods of Prometheus. */
  readonly scraper: NetworkPeerPlan;
  /** Address of Prometheus for programs of the cluster. */
  readonly prometheusAddress: string;
}

/** Somebody who may send requests, as a policy sees it. */
export interface ConsumerPeer {
  /** For reports: `team ranking`, `gateway public`, `namespace shop`. */
  readonly name: string;
  readonly peer: NetworkPeerPlan;
}
