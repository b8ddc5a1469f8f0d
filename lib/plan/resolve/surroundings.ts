import type { IdentityMechanism } from '../identity';
import type { ModelArtifactPlan, RoutePlan } from '../model-service';
import type { NetworkPeerPlan } from '../network';
import type { NodePoolPlan } from '../node-pool';
import type { Provider } from '../providers/provider';

/**
 * What a service must know of the world around it. A platform works it out from its definition; who plans one
 * service alone gives it by hand.
 */
export interface ServiceSurroundings {
  readonly platform: string;
  /** Absent for a service that stands alone. */
  readonly team?: string;
  readonly namespace: string;
  readonly pool: NodePoolPlan;
  readonly provider: Provider;
  readonly artifact: ModelArtifactPlan;
  readonly identity: IdentityMechanism;
  readonly consumers: readonly ConsumerPeer[];
  readonly routes: readonly RoutePlan[];
  /** Pods of Prometheus. */
  readonly scraper: NetworkPeerPlan;
}

/** Somebody who may send requests, as a policy sees it. */
export interface ConsumerPeer {
  /** For reports: `team ranking`, `gateway public`, `namespace shop`. */
  readonly name: string;
  readonly peer: NetworkPeerPlan;
}
