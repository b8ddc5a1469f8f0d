import type { RolloutSpec } from '../../../definition/rollout';
import type { ServingSpec } from '../../../definition/service';
import { assertNever } from '../../../units/assert-never';
import type { RoutePlan } from '../../types/gateway';
import type { BlueGreenPlan, CanaryPlan, RolloutPlan, WarmPlan } from '../../types/rollout';
import type { StartupPlan } from '../../types/service';
import { type GateContext, resolveCanaryGate, watchSeconds } from './canary-gate';

/** What a rollout depends on besides the service's own definition. */
interface RolloutContext extends GateContext {
  readonly startup: StartupPlan;
  readonly routes: readonly RoutePlan[];
  /** Version to go back to, where the definition names one that is not in use. */
  readonly previous: string | undefined;
}

/** Replicas of a version that nobody asked to keep: until every proxy knows that requests go elsewhere. */
const leavingSeconds = 30;

/** A week: long enough to notice that a version is worse, and an end to paying for it. */
const warmSeconds = 7 * 24 * 60 * 60;

/**
 * Versions before the one in use whose replicas stay. Two would be a fourth time the replicas at the next rollout, which
 * pools and quotas are not reckoned for; so any other change of the service takes the place of the version before.
 */
const warmRevisions = 1;

/** How a new version takes over. */
export function resolveRollout(
  { rollout = { kind: 'rolling' } }: Pick<ServingSpec, 'rollout'>,
  context: RolloutContext,
): RolloutPlan {
  const common = {
    progressDeadlineSeconds: context.startup.budgetSeconds + context.startup.pullSeconds,
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
      return { ...common, ...canary(rollout, context) };
    case 'blue-green':
      return { ...common, ...blueGreen(context) };
    default:
      return assertNever(rollout);
  }
}

type WithoutCommon<T> = Omit<T, 'progressDeadlineSeconds' | 'revisionHistoryLimit'>;

function canary(
  spec: Extract<RolloutSpec, { readonly kind: 'canary' }>,
  context: RolloutContext,
): WithoutCommon<CanaryPlan> {
  return {
    kind: 'canary',
    stableService: context.name,
    canaryService: `${context.name}-canary`,
    routes: context.routes.map(({ name }) => name),
    steps: spec.steps.map((percent) => ({ percent, watchSeconds: watchSeconds(spec) })),
    gate: resolveCanaryGate(spec, context),
    warm: warm(context),
    rollbackRevisions: 1,
    abortedSeconds: leavingSeconds,
  };
}

function blueGreen(context: RolloutContext): WithoutCommon<BlueGreenPlan> {
  return {
    kind: 'blue-green',
    activeService: context.name,
    previewService: `${context.name}-preview`,
    warm: warm(context),
    rollbackRevisions: 1,
    abortedSeconds: leavingSeconds,
  };
}

function warm({ previous }: RolloutContext): WarmPlan {
  return previous === undefined
    ? { seconds: leavingSeconds, revisions: warmRevisions }
    : { previous, seconds: warmSeconds, revisions: warmRevisions };
}
