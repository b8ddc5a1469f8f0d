import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { revisionLabel } from '../../plan/resolve/service/series';
import type { CanaryGatePlan } from '../../plan/types/canary-gate';
import type { BlueGreenPlan, CanaryPlan } from '../../plan/types/rollout';
import type { ModelServicePlan } from '../../plan/types/service';
import { type KubeValue, kubeObject } from '../kube';
import { podTemplate } from '../pod';

/** Name by which Argo Rollouts knows the plugin that sets the weights of HTTPRoutes. */
const gatewayPlugin = 'argoproj-labs/gatewayAPI';

/**
 * The replicas of a model service whose new versions Argo Rollouts brings in. Their number is left out where an
 * autoscaler sets it. Source of all fields: argoproj/argo-rollouts@v1.9.1, `manifests/crds/rollout-crd.yaml`.
 */
export function rollout(scope: Construct, plan: ModelServicePlan, how: CanaryPlan | BlueGreenPlan): ApiObject {
  return kubeObject(scope, 'rollout', {
    kind: 'Rollout',
    metadata: { name: plan.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      replicas: plan.autoscaler ? undefined : plan.replicas.min,
      selector: { matchLabels: plan.selector },
      strategy: how.kind === 'canary' ? { canary: canary(plan, how) } : { blueGreen: blueGreen(how) },
      rollbackWindow: { revisions: how.rollbackRevisions },
      progressDeadlineSeconds: how.progressDeadlineSeconds,
      // A version whose replicas do not come up is taken back, like one that answers badly.
      progressDeadlineAbort: true,
      revisionHistoryLimit: how.revisionHistoryLimit,
      template: podTemplate(plan.pod, plan.selector, revisionLabel),
    },
  });
}

function canary(plan: ModelServicePlan, how: CanaryPlan): KubeValue {
  return {
    stableService: how.stableService,
    canaryService: how.canaryService,
    trafficRouting: {
      plugins: {
        [gatewayPlugin]: { namespace: plan.namespace, httpRoutes: how.routes.map((name) => ({ name })) },
      },
    },
    // The old version keeps all of its replicas until the end, so that it can take all requests back at once: the
    // default, which must not be written. The controller drops the false, and Argo CD would write it again for ever.
    steps: how.steps.flatMap(({ percent, watchSeconds }): readonly KubeValue[] => [
      { setWeight: percent },
      how.gate.metrics.length === 0 ? { pause: { duration: `${watchSeconds}s` } } : { analysis: analysis(how.gate) },
    ]),
    ...leaving(how),
  };
}

/** The pods of the version on trial have the hash of their template as a label. */
function analysis({ name }: CanaryGatePlan): KubeValue {
  return {
    templates: [{ templateName: name }],
    args: [{ name: 'canary-hash', valueFrom: { podTemplateHashValue: 'Latest' } }],
  };
}

function blueGreen(how: BlueGreenPlan): KubeValue {
  return {
    activeService: how.activeService,
    previewService: how.previewService,
    autoPromotionEnabled: true,
    ...leaving(how),
  };
}

/** How long the replicas of a version stay that has no requests any more. */
function leaving({ warm, abortedSeconds }: CanaryPlan | BlueGreenPlan): Readonly<Record<string, KubeValue>> {
  return {
    scaleDownDelaySeconds: warm.seconds,
    scaleDownDelayRevisionLimit: warm.revisions,
    abortScaleDownDelaySeconds: abortedSeconds,
  };
}
