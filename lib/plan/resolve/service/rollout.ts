import type { RolloutSpec } from '../../../definition/rollout';
import type { ServingSpec } from '../../../definition/service';
import { assertNever } from '../../../units/assert-never';
import type { RoutePlan } from '../../types/gateway';
import type { BlueGreenPlan, CanaryPlan, RolloutPlan, WarmPlan } from '../../types/rollout';
import type { StartupPlan } from '../../types/service';
import { type GateContext, resolveCanaryGate, watchSeconds } from './canary-gate';

/** Context of a rollout. */
interface RolloutContext extends GateContext {
  readonly startup: StartupPlan;
  readonly routes: readonly RoutePlan[];
  /** Previous version in the definition, if it is not the current one. */
  readonly previous: string | undefined;
}

/** Delay before old replicas are removed, until all proxies have the new endpoints. */
const scaleDownDelaySeconds = 30;

/** A week: long enough to notice a worse version, with a bound on its cost. */
const warmSeconds = 7 * 24 * 60 * 60;

/**
 * Number of previous revisions whose replicas stay. A second one would quadruple the replicas during the next rollout,
 * which pools and quotas are not sized for. So any later change of the service replaces the warm revision.
 */
const warmRevisions = 1;

/** The rollout strategy of a service. */
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
    abortedSeconds: scaleDownDelaySeconds,
  };
}

function blueGreen(context: RolloutContext): WithoutCommon<BlueGreenPlan> {
  return {
    kind: 'blue-green',
    activeService: context.name,
    previewService: `${context.name}-preview`,
    warm: warm(context),
    rollbackRevisions: 1,
    abortedSeconds: scaleDownDelaySeconds,
  };
}

function warm({ previous }: RolloutContext): WarmPlan {
  return previous === undefined
    ? { seconds: scaleDownDelaySeconds, revisions: warmRevisions }
    : { previous, seconds: warmSeconds, revisions: warmRevisions };
}
