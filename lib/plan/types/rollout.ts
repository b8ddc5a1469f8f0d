import type { CanaryGatePlan } from './canary-gate';

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
