import type { BucketLocation } from './bucket';
import type { MonitoringPlan } from './monitoring';
import type { Labels, WorkloadPlan } from './pod';

/** A model that answers requests: all that its manifests say. */
export interface ModelServicePlan extends WorkloadPlan {
  readonly model: ModelArtifactPlan;
  /** Name of the node pool. */
  readonly pool: string;
  readonly replicas: { readonly min: number; readonly max: number };
  readonly rollout: RollingPlan;
  /** Absent where `min` and `max` are the same. */
  readonly autoscaler?: AutoscalerPlan;
  readonly disruption: { readonly kind: 'max-unavailable' | 'min-available'; readonly replicas: number };
  /** The Service: same port number as the container's, which some network policy engines need. */
  readonly port: { readonly name: string; readonly port: number };
  readonly routes: readonly RoutePlan[];
  readonly startup: StartupPlan;
  readonly monitoring: MonitoringPlan;
}

/** The one object that a server loads. */
export interface ModelArtifactPlan {
  readonly name: string;
  readonly version: string;
  readonly location: BucketLocation;
  /** Key in the bucket. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** How replicas are replaced. */
export interface RollingPlan {
  readonly kind: 'rolling';
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly progressDeadlineSeconds: number;
  readonly revisionHistoryLimit: number;
}

/** A HorizontalPodAutoscaler on CPU. */
export interface AutoscalerPlan {
  readonly kind: 'cpu';
  /** Percent of the request. */
  readonly targetPercent: number;
  readonly scaleDownStabilizationSeconds: number;
}

/** A way from a gateway to the service. */
export interface RoutePlan {
  /** Name of the HTTPRoute. A DNS subdomain: with a dot, which neither of its parts has, two are never the same. */
  readonly name: string;
  readonly gateway: string;
  readonly gatewayNamespace: string;
  readonly hostname: string;
  readonly pathPrefix: string;
  /** Listener of the gateway. */
  readonly section: string;
}

/** How long a replica may take until it serves, and how that is reckoned. */
export interface StartupPlan {
  readonly budgetSeconds: number;
  /** The least that the model's size and the store's throughput need. */
  readonly neededSeconds: number;
  readonly why: string;
}

/** A gateway that is part of the tree. */
export interface GatewayPlan {
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  /** Name of its GatewayClass. */
  readonly className: string;
  readonly hostname: string;
  readonly listener: {
    readonly name: string;
    readonly port: number;
    readonly protocol: 'HTTP' | 'HTTPS';
    readonly tlsSecret?: string;
  };
  /** Namespaces whose routes it takes. */
  readonly routeNamespaces: readonly string[];
  /** Annotations for the load balancer that the cloud makes for it. */
  readonly loadBalancerAnnotations: Labels;
  /** Labels of the proxy's pods, for network policies. */
  readonly proxy: { readonly namespace: string; readonly pods: Labels };
}

/** What makes gateways work: a class, and the program that serves it. */
export interface GatewayClassPlan {
  /** Objects of this kind are the cluster's: two platforms of one cluster must not have the same. */
  readonly name: string;
  readonly labels: Labels;
  readonly controller: string;
}
