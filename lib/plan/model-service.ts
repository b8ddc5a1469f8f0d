import type { RuntimeSpec } from '../definition/runtime';
import type { BucketLocation } from './bucket';
import type { MonitoringPlan } from './monitoring';
import type { Labels, ResourcesPlan, TolerationPlan, TopologySpreadPlan, WorkloadPlan } from './pod';

/** A model that answers requests: all that its manifests say. */
export interface ModelServicePlan extends WorkloadPlan {
  /** Models of each server, one or more. */
  readonly models: readonly [ModelArtifactPlan, ...ModelArtifactPlan[]];
  readonly runtime: RuntimeSpec['kind'];
  /** Name of the node pool. */
  readonly pool: string;
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

/** One object that a server loads. */
export interface ModelArtifactPlan {
  readonly name: string;
  readonly version: string;
  readonly location: BucketLocation;
  /** Key in the bucket. */
  readonly path: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** How a new version takes over. */
export type RolloutPlan = RollingPlan | CanaryPlan | BlueGreenPlan;

/** Replicas are replaced one after the other, by a Deployment. */
export interface RollingPlan {
  readonly kind: 'rolling';
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly progressDeadlineSeconds: number;
  readonly revisionHistoryLimit: number;
}

/** The new version takes a growing share of the requests and is judged at each step, by Argo Rollouts. */
export interface CanaryPlan {
  readonly kind: 'canary';
  readonly progressDeadlineSeconds: number;
  readonly revisionHistoryLimit: number;
  /** Service of the version that requests of the cluster go to, and of the one on trial. */
  readonly stableService: string;
  readonly canaryService: string;
  /** Names of the HTTPRoutes whose weights are set. */
  readonly routes: readonly string[];
  readonly steps: readonly { readonly percent: number; readonly watchSeconds: number }[];
  readonly gate: CanaryGatePlan;
  readonly warm: WarmPlan;
  /** How many versions back the way skips the steps, for they have been through them. */
  readonly rollbackRevisions: number;
  /** Seconds that the replicas of a version that was taken back stay. */
  readonly abortedSeconds: number;
}

/** All replicas of the new version start beside the old ones and take over at once, by Argo Rollouts. */
export interface BlueGreenPlan {
  readonly kind: 'blue-green';
  readonly progressDeadlineSeconds: number;
  readonly revisionHistoryLimit: number;
  readonly activeService: string;
  readonly previewService: string;
  readonly warm: WarmPlan;
  /** How many versions back the way skips the steps, for they have been through them. */
  readonly rollbackRevisions: number;
  /** Seconds that the replicas of a version that was taken back stay. */
  readonly abortedSeconds: number;
}

/**
 * How long the version before stays there after a rollout, so that the way back takes seconds. Nothing of a pod depends on
 * it: only a pod template that is the same to the byte is the one that still runs.
 */
export interface WarmPlan {
  /** Name of the version, where the definition names one. */
  readonly previous?: string;
  /** Seconds that its replicas stay. */
  readonly seconds: number;
  /** How many versions before the one in use may stay at a time, as the number of replicas at the peak reckons with. */
  readonly revisions: number;
}

/** What the version on trial is held against, at each step. */
export interface CanaryGatePlan {
  /** Name of the AnalysisTemplate. */
  readonly name: string;
  /** Address of Prometheus inside the cluster. */
  readonly serverAddress: string;
  readonly intervalSeconds: number;
  /** Times that the numbers are looked at in a step. */
  readonly count: number;
  /** Requests below which a share says nothing, for all metrics the same. */
  readonly minimumSample: number;
  /** What happens at a step that saw fewer. */
  readonly withoutTraffic: 'wait' | 'go-on';
  /** None where there is no objective; then a step only takes its time. */
  readonly metrics: readonly CanaryMetricPlan[];
  /**
   * PromQL with `{{args.canary-hash}}`: a vector of one number, how often servers of the version on trial ended and were
   * started again. One that does so is taken back at once, for what it counted is lost each time. Not looked at where there
   * are no metrics.
   */
  readonly restarts: string;
  /** How the bounds follow from the objective, in a sentence each. */
  readonly why: readonly string[];
}

/** One kind of bad request of the version on trial, counted since its replicas started. */
export interface CanaryMetricPlan {
  /** `availability`, `latency`. */
  readonly name: string;
  /**
   * PromQL with `{{args.canary-hash}}` for the revision on trial: a vector of two numbers, which are there without any
   * traffic too. First stands that of all requests, then that of bad ones, which is no larger.
   */
  readonly query: string;
  /** Greatest share of bad requests that passes. */
  readonly maxBadShare: number;
}

/** What sets the number of replicas. */
export type AutoscalerPlan = CpuAutoscalerPlan | PrometheusAutoscalerPlan;

/** A HorizontalPodAutoscaler on CPU. */
export interface CpuAutoscalerPlan {
  readonly kind: 'cpu';
  /** Percent of the request. */
  readonly targetPercent: number;
  readonly scaleDownStabilizationSeconds: number;
}

/** A ScaledObject of KEDA on a number that Prometheus has. */
export interface PrometheusAutoscalerPlan {
  readonly kind: 'prometheus';
  readonly signal: 'waiting-requests' | 'request-rate';
  /** Address of Prometheus inside the cluster. */
  readonly serverAddress: string;
  /** Sum over all replicas. Has no value while no replica is measured, and then their number stays. */
  readonly query: string;
  /** Seconds from one look at it to the next. */
  readonly pollSeconds: number;
  /** What each replica carries of it. */
  readonly perReplica: number;
  readonly scaleDownStabilizationSeconds: number;
  /** Replicas go one at a time, each so long after the one before it. */
  readonly scaleDownPeriodSeconds: number;
  /** The number of replicas doubles at most once in this time, in which a new one starts and takes its part. */
  readonly scaleUpPeriodSeconds: number;
}

/** A way from a gateway to the service. */
export interface RoutePlan {
  /** Name of the HTTPRoute. Without a dot, at which Envoy would cut it off in the names of its metrics. */
  readonly name: string;
  readonly gateway: string;
  readonly gatewayNamespace: string;
  readonly hostname: string;
  readonly pathPrefix: string;
  /** What the paths of the server's other models begin with. @default [] */
  readonly otherPathPrefixes?: readonly string[];
  /** What stands in the place of the prefix in requests that reach the server. @default - the prefix stays */
  readonly rewrite?: string;
  /** Longest time of an answer, to its end. @default - the gateway's own, which of Envoy is 15 s */
  readonly timeoutSeconds?: number;
  /** Listener of the gateway. */
  readonly section: string;
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
  /**
   * A certificate that cert-manager gets and renews, where the definition asks for one. Its authority looks for an answer
   * on port 80, for which the gateway has a second listener.
   */
  readonly certificate?: CertificatePlan;
  /** Namespaces whose routes it takes. */
  readonly routeNamespaces: readonly string[];
  /** Annotations for the load balancer that the cloud makes for it. */
  readonly loadBalancerAnnotations: Labels;
  /** Labels of the proxy's pods, for network policies. */
  readonly proxy: { readonly namespace: string; readonly pods: Labels };
  /** Where the proxy's numbers are read. Absent where every server behind it tells how long requests take itself. */
  readonly scrape?: { readonly port: string; readonly path: string; readonly intervalSeconds: number };
}

/** A certificate of Let's Encrypt for a gateway's host name. */
export interface CertificatePlan {
  /** Secret that it is put into, in the gateway's namespace. */
  readonly secret: string;
  /** Name of the Issuer in that namespace. */
  readonly issuer: string;
  /** Secret with the key of the account at the authority. */
  readonly accountSecret: string;
  /** Listener on port 80, for the authority alone. */
  readonly challengeListener: string;
  /** Who is told before it ends. */
  readonly email: string;
  /** Address of the directory of the certificate authority. */
  readonly server: string;
}

/** What makes gateways work: a class, and the program that serves it. */
export interface GatewayClassPlan {
  /** Objects of this kind are the cluster's: two platforms of one cluster must not have the same. */
  readonly name: string;
  readonly labels: Labels;
  readonly controller: string;
  readonly proxies: ProxiesPlan;
}

/** The pods that requests go through, as many and as they are for each gateway of the class. */
export interface ProxiesPlan {
  /** Name of the object that says so, and its namespace. */
  readonly name: string;
  readonly namespace: string;
  /** Two or more: a node that is taken away, or a new version of the proxy, must not close the gateway. */
  readonly replicas: number;
  /** Fewest that stay when nodes are emptied. */
  readonly minAvailable: number;
  /** What each asks for. Memory is a limit as well, at which Envoy turns requests away before it is ended. */
  readonly resources: Pick<ResourcesPlan, 'cpuMilli' | 'memoryBytes'>;
  readonly nodeSelector: Labels;
  readonly tolerations: readonly TolerationPlan[];
  readonly topologySpread: readonly TopologySpreadPlan[];
  /** Labels of all proxies of the class. */
  readonly selector: Labels;
  /** Keys of labels that tell one gateway's proxies from another's. */
  readonly spreadBy: readonly string[];
}
