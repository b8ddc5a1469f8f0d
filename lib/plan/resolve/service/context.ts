import type { Path } from '../../../errors';
import type { Registries } from '../../facts/image-source';
import type { Provider } from '../../providers/provider';
import type { ContainerPlan } from '../../types/container';
import type { RoutePlan } from '../../types/gateway';
import type { IdentityMechanism } from '../../types/identity';
import type { Labels } from '../../types/labels';
import type { NetworkPeerPlan } from '../../types/network';
import type { NodePoolPlan } from '../../types/node-pool';
import type { ModelServicePlan } from '../../types/service';

/**
 * Context of a service. A platform derives it from its definition; `planModelService` from its options.
 */
export interface ServiceContext {
  readonly platform: string;
  /** Path of the service in the definition; empty without a platform. */
  readonly path: Path;
  /** Absent without a platform. */
  readonly team?: string;
  readonly namespace: string;
  readonly pool: NodePoolPlan;
  readonly provider: Provider;
  /** Models that each server loads. */
  readonly models: ModelServicePlan['models'];
  /** Previous version in the definition, for a rollback. */
  readonly previous?: string;
  /** Name of the PriorityClass; empty without one. */
  readonly priorityClass: string;
  /** Name of its service account. */
  readonly serviceAccount: string;
  readonly identity: IdentityMechanism;
  /** Container that delays the start of a pod until its network is closed. @default - none */
  readonly startGate?: ContainerPlan | undefined;
  /** Registries of the platform. @default - none */
  readonly registries?: Registries;
  readonly consumers: readonly ConsumerPeer[];
  /** Routes of the gateways, without the timeout of the server. */
  readonly routes: readonly Omit<RoutePlan, 'timeoutSeconds'>[];
  /** Pods of Prometheus. */
  readonly scraper: NetworkPeerPlan;
  /** Namespace of Argo Rollouts. */
  readonly rolloutsNamespace: string;
  /** Address of Prometheus inside the cluster. */
  readonly prometheusAddress: string;
  /** Namespace of the Grafana that the platform installs. @default - it installs none */
  readonly grafanaNamespace?: string | undefined;
  /** Labels that Prometheus requires of monitors and rules. */
  readonly selectorLabels: Labels;
}

/** A consumer as a peer of network policies. */
export interface ConsumerPeer {
  /** For reports: `team ranking`, `gateway public`, `namespace shop`. */
  readonly name: string;
  readonly peer: NetworkPeerPlan;
}
