import type { CanaryGatePlan } from './canary-gate';
import type { Labels } from './labels';
import type { PodPlan } from './pod';
import type { ServiceAccountPlan } from './workload';

/** How a new revision replaces the current one. */
export type RolloutPlan = RollingPlan | CanaryPlan | BlueGreenPlan;

/** A Deployment replaces replicas one after the other. */
export interface RollingPlan {
  readonly kind: 'rolling';
  readonly maxSurge: number;
  readonly maxUnavailable: number;
  readonly progressDeadlineSeconds: number;
  readonly revisionHistoryLimit: number;
}

/** Argo Rollouts gives the new revision a growing share of the requests and analyses it in each step. */
export interface CanaryPlan {
  readonly kind: 'canary';
  /** Namespace of Argo Rollouts, whose series only its own pods have. */
  readonly controllerNamespace: string;
  readonly progressDeadlineSeconds: number;
  readonly revisionHistoryLimit: number;
  /** Service of the stable revision, which requests inside the cluster use, and that of the canary revision. */
  readonly stableService: string;
  readonly canaryService: string;
  /** Names of the HTTPRoutes whose weights are set. */
  readonly routes: readonly string[];
  readonly steps: readonly { readonly percent: number; readonly watchSeconds: number }[];
  readonly gate: CanaryGatePlan;
  readonly warm: WarmPlan;
  /** Rollbacks to this many previous revisions skip the steps, because they have passed them before. */
  readonly rollbackRevisions: number;
  /** Seconds that replicas of an aborted revision stay. */
  readonly abortedSeconds: number;
  /** Seconds for which a replica must be ready before it counts. */
  readonly minReadySeconds: number;
}

/** Argo Rollouts starts all replicas of the new revision next to the old ones and switches all requests at once. */
export interface BlueGreenPlan {
  readonly kind: 'blue-green';
  /** Namespace of Argo Rollouts, whose series only its own pods have. */
  readonly controllerNamespace: string;
  readonly progressDeadlineSeconds: number;
  readonly revisionHistoryLimit: number;
  readonly activeService: string;
  readonly previewService: string;
  /** Seconds for which the new revision is analysed before the switch. */
  readonly watchSeconds: number;
  readonly gate: CanaryGatePlan;
  /** Requests to the new revision during the analysis. Absent if other programs send them. */
  readonly requests?: PreviewRequestsPlan;
  readonly warm: WarmPlan;
  /** Seconds that replicas of an aborted revision stay. */
  readonly abortedSeconds: number;
  /** Seconds for which a replica must be ready before it counts. */
  readonly minReadySeconds: number;
}

/**
 * How long the previous revision stays after a rollout, so that a rollback takes seconds. The pod does not depend on
 * it, because only a pod template with the same bytes is the revision that still runs.
 */
export interface WarmPlan {
  /** Name of the version, if the definition names one. */
  readonly previous?: string;
  /** Seconds that its replicas stay. */
  readonly seconds: number;
  /** Number of previous revisions that can stay at the same time. The peak number of replicas includes them. */
  readonly revisions: number;
}

/** POST requests with a JSON body to a new revision, from a Job in the namespace of the service. */
export interface PreviewRequestsPlan {
  /** Name of the ConfigMap with the body. */
  readonly name: string;
  /** Labels of the Job and of the objects that it needs. */
  readonly labels: Labels;
  /** Labels that select its pods. */
  readonly selector: Labels;
  readonly url: string;
  readonly body: string;
  /** Key of the body in the ConfigMap. */
  readonly bodyFile: string;
  readonly count: number;
  readonly intervalSeconds: number;
  /** Maximum duration of one response. */
  readonly timeoutSeconds: number;
  /** Seconds after which no further request begins. */
  readonly windowSeconds: number;
  /** Seconds after which Kubernetes ends the Job as failed, from its creation. */
  readonly deadlineSeconds: number;
  /** Seconds for which the Job and the messages of its pod stay after its end. */
  readonly keptSeconds: number;
  readonly pod: PodPlan;
  readonly serviceAccount: ServiceAccountPlan;
}
