import type { RolloutSpec } from '../../definition/rollout';
import type { ServingSpec } from '../../definition/service';
import type { BlueGreenPlan, CanaryPlan, RolloutPlan, RoutePlan, StartupPlan, WarmPlan } from '../model-service';
import { type GateSurroundings, resolveCanaryGate, watchSeconds } from './canary-gate';

/** What a rollout depends on besides the service's own definition. */
export interface RolloutSurroundings extends GateSurroundings {
  readonly startup: StartupPlan;
  readonly routes: readonly RoutePlan[];
  /** Version to go back to, where the definition names one that is not in use. */
  readonly previous: string | undefined;
}

/** Seconds to pull a small image and schedule the pod, on top of what a start takes by itself. */
const pullSeconds = 300;

/** Replicas of a version that nobody asked to keep: until every proxy knows that requests go elsewhere. */
const leavingSeconds = 30;

/** A week: long enough to notice that a version is worse, and an end to paying for it. */
const warmSeconds = 7 * 24 * 60 * 60;

/** How a new version takes over. */
export function resolveRollout(
  { rollout = { kind: 'rolling' } }: Pick<ServingSpec, 'rollout'>,
  around: RolloutSurroundings,
): RolloutPlan {
  const common = {
    progressDeadlineSeconds: around.startup.budgetSeconds + (around.startup.pullSeconds ?? pullSeconds),
    revisionHistoryLimit: 5,
  };
  switch (rollout.kind) {
    case 'rolling':
      return {
        kind: 'rolling',
        maxSurge: rollout.maxSurge ?? 1,
        maxUnavailable: rollout.maxUnavailable ?? 0,
        ...common,
      };
    case 'canary':
      return { ...common, ...canary(rollout, around) };
    case 'blue-green':
      return { ...common, ...blueGreen(around) };
    default:
      throw new Error(`unknown rollout ${JSON.stringify(rollout satisfies never)}`);
  }
}

type WithoutCommon<T> = Omit<T, 'progressDeadlineSeconds' | 'revisionHistoryLimit'>;

function canary(
  spec: Extract<RolloutSpec, { readonly kind: 'canary' }>,
  around: RolloutSurroundings,
): WithoutCommon<CanaryPlan> {
  return {
    kind: 'canary',
    stableService: around.name,
    canaryService: `${around.name}-canary`,
    routes: around.routes.map(({ name }) => name),
    steps: spec.steps.map((percent) => ({ percent, watchSeconds: watchSeconds(spec) })),
    gate: resolveCanaryGate(spec, around),
    warm: warm(around),
    abortedSeconds: leavingSeconds,
  };
}

function blueGreen(around: RolloutSurroundings): WithoutCommon<BlueGreenPlan> {
  return {
    kind: 'blue-green',
    activeService: around.name,
    previewService: `${around.name}-preview`,
    warm: warm(around),
    abortedSeconds: leavingSeconds,
  };
}

function warm({ previous }: RolloutSurroundings): WarmPlan {
  return previous === undefined ? { seconds: leavingSeconds } : { previous, seconds: warmSeconds };
}
