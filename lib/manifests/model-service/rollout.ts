import { hasAnalysis } from '../../plan/facts/rollouts';
import { revisionLabel } from '../../plan/resolve/service/series';
import type { CanaryGatePlan } from '../../plan/types/canary-gate';
import type { BlueGreenPlan, CanaryPlan } from '../../plan/types/rollout';
import type { ModelServicePlan } from '../../plan/types/service';
import type { Create, KubeValue } from '../kube';
import { podTemplate } from '../pod';

/** Name of the Argo Rollouts plugin that sets the weights of HTTPRoutes. */
const gatewayPlugin = 'argoproj-labs/gatewayAPI';

/**
 * The Rollout of a model service with canary or blue-green updates. `replicas` is omitted, because an
 * autoscaler sets it. Source of all fields: argoproj/argo-rollouts@v1.9.1, `manifests/crds/rollout-crd.yaml`.
 */
export function rollout<T>(create: Create<T>, plan: ModelServicePlan, strategy: CanaryPlan | BlueGreenPlan): T {
  return create('rollout', {
    kind: 'Rollout',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    get spec() {
      return {
        minReadySeconds: strategy.minReadySeconds,
        selector: { matchLabels: plan.selector },
        strategy: strategy.kind === 'canary' ? { canary: canary(plan, strategy) } : { blueGreen: blueGreen(strategy) },
        // A blue-green rollback within the window would skip the analysis and then wait for its result.
        rollbackWindow: strategy.kind === 'canary' ? { revisions: strategy.rollbackRevisions } : undefined,
        progressDeadlineSeconds: strategy.progressDeadlineSeconds,
        // A new revision whose pods do not become ready is aborted, like one that fails its analysis.
        progressDeadlineAbort: true,
        revisionHistoryLimit: strategy.revisionHistoryLimit,
        template: podTemplate(plan.pod, plan.selector, revisionLabel),
      };
    },
  });
}

function canary(plan: ModelServicePlan, strategy: CanaryPlan): KubeValue {
  return {
    stableService: strategy.stableService,
    canaryService: strategy.canaryService,
    trafficRouting: {
      plugins: {
        [gatewayPlugin]: { namespace: plan.namespace, httpRoutes: strategy.routes.map((name) => ({ name })) },
      },
    },
    // The stable revision keeps all replicas until the end, so that an abort returns all traffic at once. That is the
    // default (dynamicStableScale: false). It must not be written: the controller drops false, so Argo CD would sync
    // it repeatedly.
    steps: strategy.steps.flatMap(({ percent, watchSeconds }): readonly KubeValue[] => [
      { setWeight: percent },
      hasAnalysis(strategy) ? { analysis: analysis(strategy.gate) } : { pause: { duration: `${watchSeconds}s` } },
    ]),
    ...scaleDownDelays(strategy),
  };
}

/** The analysis selects the pods of the new revision by the hash of their template. */
function analysis({ name }: CanaryGatePlan): KubeValue {
  return {
    templates: [{ templateName: name }],
    args: [{ name: 'canary-hash', valueFrom: { podTemplateHashValue: 'Latest' } }],
  };
}

function blueGreen(strategy: BlueGreenPlan): KubeValue {
  return {
    activeService: strategy.activeService,
    previewService: strategy.previewService,
    autoPromotionEnabled: true,
    prePromotionAnalysis: hasAnalysis(strategy) ? analysis(strategy.gate) : undefined,
    ...scaleDownDelays(strategy),
  };
}

/** Delays before the replicas of a revision without traffic are scaled down. */
function scaleDownDelays({ warm, abortedSeconds }: CanaryPlan | BlueGreenPlan): Readonly<Record<string, KubeValue>> {
  return {
    scaleDownDelaySeconds: warm.seconds,
    scaleDownDelayRevisionLimit: warm.revisions,
    abortScaleDownDelaySeconds: abortedSeconds,
  };
}
