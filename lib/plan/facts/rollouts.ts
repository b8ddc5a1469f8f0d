import type { RolloutPlan } from '../types/rollout';

/** Properties of a kind of rollout. */
export interface RolloutFacts {
  /** Kind of the object that runs the replicas. A Rollout needs Argo Rollouts. */
  readonly object: 'Deployment' | 'Rollout';
  /** Whether the new revision first receives a part of the requests, by the weights of HTTPRoutes. */
  readonly splitsRequests: boolean;
  /** Whether the previous revision can stay running after a rollout. */
  readonly keepsPrevious: boolean;
}

const facts: Readonly<Record<RolloutPlan['kind'], RolloutFacts>> = {
  rolling: { object: 'Deployment', splitsRequests: false, keepsPrevious: false },
  canary: { object: 'Rollout', splitsRequests: true, keepsPrevious: true },
  'blue-green': { object: 'Rollout', splitsRequests: false, keepsPrevious: true },
};

/** Properties of a rollout. Rolling is the default of a definition. */
export function rolloutFacts({ kind }: Pick<RolloutPlan, 'kind'> = { kind: 'rolling' }): RolloutFacts {
  return facts[kind];
}
