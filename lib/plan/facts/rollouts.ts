import type { PreviewRequestsPlan, RolloutPlan } from '../types/rollout';

/** Properties of a kind of rollout. */
export interface RolloutFacts {
  /** Kind of the object that runs the replicas. A Rollout needs Argo Rollouts. */
  readonly object: 'Deployment' | 'Rollout';
  /** Whether the new revision first receives a part of the requests, by the weights of HTTPRoutes. */
  readonly splitsRequests: boolean;
  /** Whether a controller adds the revision of the pods to the selectors of the Services. */
  readonly setsSelectors: boolean;
  /** Whether the previous revision can stay running after a rollout. */
  readonly keepsPrevious: boolean;
  /**
   * Whether an autoscaler of the object counts the pods of every revision, also of those that serve no requests.
   * Source: argoproj/argo-rollouts@v1.9.1, `status.selector` in `rollout/canary.go` and `rollout/bluegreen.go`.
   */
  readonly countsAllRevisions: boolean;
}

const facts: Readonly<Record<RolloutPlan['kind'], RolloutFacts>> = {
  rolling: {
    object: 'Deployment',
    splitsRequests: false,
    setsSelectors: false,
    keepsPrevious: false,
    countsAllRevisions: false,
  },
  canary: {
    object: 'Rollout',
    splitsRequests: true,
    setsSelectors: true,
    keepsPrevious: true,
    countsAllRevisions: true,
  },
  'blue-green': {
    object: 'Rollout',
    splitsRequests: false,
    setsSelectors: true,
    keepsPrevious: true,
    countsAllRevisions: false,
  },
};

/** Properties of a rollout. Rolling is the default of a definition. */
export function rolloutFacts({ kind }: Pick<RolloutPlan, 'kind'> = { kind: 'rolling' }): RolloutFacts {
  return facts[kind];
}

/** Whether a new revision is measured before it serves: by the objective, or by requests that are sent to it. */
export function hasAnalysis(rollout: RolloutPlan): boolean {
  if (rollout.kind === 'rolling') return false;
  return rollout.gate.metrics.length > 0 || requestsOf(rollout) !== undefined;
}

/** Requests that the platform sends to a new revision before it serves. */
export function requestsOf(rollout: RolloutPlan): PreviewRequestsPlan | undefined {
  return rollout.kind === 'blue-green' ? rollout.requests : undefined;
}
