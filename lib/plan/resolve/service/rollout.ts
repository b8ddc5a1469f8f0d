import type { BlueGreenRolloutSpec, RolloutSpec } from '../../../definition/rollout';
import type { ServingSpec } from '../../../definition/service';
import { assertNever } from '../../../units/assert-never';
import type { RoutePlan } from '../../types/gateway';
import type { BlueGreenPlan, CanaryPlan, PreviewRequestsPlan, RolloutPlan, WarmPlan } from '../../types/rollout';
import type { StartupPlan } from '../../types/service';
import { type GateContext, minimumSampleOf, resolveCanaryGate, watchSeconds } from './canary-gate';
import type { ServiceContext } from './context';
import { type RequestsContext, resolvePreviewRequests } from './preview-requests';

/** Context of a rollout. */
interface RolloutContext extends GateContext {
  /** Where the pods of the service run, and the namespace of Argo Rollouts. */
  readonly service: RequestsContext & Pick<ServiceContext, 'rolloutsNamespace'>;
  readonly startup: StartupPlan;
  readonly routes: readonly RoutePlan[];
  /** Previous version in the definition, if it is not the current one. */
  readonly previous: string | undefined;
  /** Port of the servers, and the maximum time of a response. */
  readonly port: number;
  readonly timeoutSeconds: number;
}

/** Delay before old replicas are removed, until all proxies have the new endpoints. */
const scaleDownDelaySeconds = 30;

/**
 * A new Rollout begins with one replica, and its autoscaler raises the number within 15 s. Without this time the Rollout
 * would take over the Service of a Deployment with that one replica.
 */
const minReadySeconds = 20;

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
      return blueGreen(rollout, common, context);
    default:
      return assertNever(rollout);
  }
}

type CommonField = 'progressDeadlineSeconds' | 'revisionHistoryLimit';
type WithoutCommon<T> = Omit<T, CommonField>;

function canary(
  spec: Extract<RolloutSpec, { readonly kind: 'canary' }>,
  context: RolloutContext,
): WithoutCommon<CanaryPlan> {
  return {
    kind: 'canary',
    controllerNamespace: context.service.rolloutsNamespace,
    stableService: context.name,
    canaryService: `${context.name}-canary`,
    routes: context.routes.map(({ name }) => name),
    steps: spec.steps.map((percent) => ({ percent, watchSeconds: watchSeconds(spec) })),
    gate: resolveCanaryGate(spec, watchSeconds(spec), context),
    warm: warm(context),
    rollbackRevisions: 1,
    abortedSeconds: scaleDownDelaySeconds,
    minReadySeconds,
  };
}

/**
 * Unlike the steps of a canary, the analysis of a blue-green rollout counts as time without progress.
 * Source: argoproj/argo-rollouts@v1.9.1, `rollout/sync.go`, isIndefiniteStep.
 */
function blueGreen(
  spec: BlueGreenRolloutSpec,
  { progressDeadlineSeconds, revisionHistoryLimit }: Pick<BlueGreenPlan, CommonField>,
  context: RolloutContext,
): BlueGreenPlan {
  const watch = blueGreenWatchSeconds(spec, context);
  const previewService = `${context.name}-preview`;
  const requests = previewRequests(spec, previewService, watch, context);
  return {
    kind: 'blue-green',
    controllerNamespace: context.service.rolloutsNamespace,
    progressDeadlineSeconds: progressDeadlineSeconds + Math.max(watch, requests?.deadlineSeconds ?? 0),
    revisionHistoryLimit,
    activeService: context.name,
    previewService,
    watchSeconds: watch,
    gate: resolveCanaryGate(spec, watch, context),
    ...(requests && { requests }),
    warm: warm(context),
    abortedSeconds: scaleDownDelaySeconds,
    minReadySeconds,
  };
}

/** Share of the analysis in which requests are sent. In the rest Prometheus reads the last of them. */
const requestShare = 0.8;

/** At most one request per second, so that an analysis does not load the new revision. */
function blueGreenWatchSeconds({ request, watch }: BlueGreenRolloutSpec, context: RolloutContext): number {
  if (watch !== undefined || request === undefined) return watchSeconds({ ...(watch !== undefined && { watch }) });
  return Math.max(watchSeconds({}), Math.ceil(minimumSampleOf(context) / requestShare));
}

function previewRequests(
  { request }: BlueGreenRolloutSpec,
  service: string,
  watch: number,
  context: RolloutContext,
): PreviewRequestsPlan | undefined {
  if (!request) return undefined;
  const { port, timeoutSeconds, startup } = context;
  const windowSeconds = Math.max(1, Math.floor(requestShare * watch));
  const intervalSeconds = Math.max(1, Math.floor(windowSeconds / minimumSampleOf(context)));
  return resolvePreviewRequests(
    {
      ...{ request, service, port, timeoutSeconds, windowSeconds, intervalSeconds },
      count: Math.max(1, Math.floor(windowSeconds / intervalSeconds)),
      pullSeconds: startup.pullSeconds,
    },
    context.service,
  );
}

function warm({ previous }: RolloutContext): WarmPlan {
  return previous === undefined
    ? { seconds: scaleDownDelaySeconds, revisions: warmRevisions }
    : { previous, seconds: warmSeconds, revisions: warmRevisions };
}
