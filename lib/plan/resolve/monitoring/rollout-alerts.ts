import { assertNever } from '../../../units/assert-never';
import type { RolloutFacts } from '../../facts/rollouts';
import type { AlertPlan } from '../../types/monitoring';
import type { CanaryPlan, RolloutPlan } from '../../types/rollout';

const revert = 'Revert the model version in the definition, or fix the new version.';

/** The service that is monitored. */
interface RolledOut {
  readonly name: string;
  readonly namespace: string;
}

/** Alerts that need no objective: no replica is ready, or a rollout does not complete. */
export function workloadAlerts(service: RolledOut, rollout: RolloutPlan): readonly AlertPlan[] {
  switch (rollout.kind) {
    case 'rolling':
      return deploymentAlerts(service);
    case 'canary':
      return rolloutAlerts(service, rollout, { seconds: maxRolloutSeconds(rollout, rollout.steps), promotion: '' });
    case 'blue-green':
      // Without --full, Argo Rollouts repeats the analysis.
      return rolloutAlerts(service, rollout, { seconds: maxRolloutSeconds(rollout, []), promotion: ' --full' });
    default:
      return assertNever(rollout);
  }
}

/**
 * Maximum seconds of a rollout: each step starts replicas and then analyses them; the last part only starts replicas.
 */
function maxRolloutSeconds(
  { progressDeadlineSeconds }: Pick<RolloutPlan, 'progressDeadlineSeconds'>,
  steps: CanaryPlan['steps'],
): number {
  return steps.reduce((sum, { watchSeconds }) => sum + watchSeconds + progressDeadlineSeconds, progressDeadlineSeconds);
}

function deploymentAlerts({ name, namespace }: RolledOut): readonly AlertPlan[] {
  const deployment = `namespace="${namespace}",deployment="${name}"`;
  return [
    noReadyReplicas(name, namespace, withoutReadyReplicas({ name, namespace }, 'Deployment')),
    {
      alert: 'RolloutStalled',
      expr: `kube_deployment_status_condition{${deployment},condition="Progressing",status="false"} == 1`,
      for: '5m',
      severity: 'ticket',
      summary: `${name}: rollout is not progressing`,
      description: `The Deployment exceeded its progress deadline; pods of the previous revision still serve. Check the new pods in namespace ${namespace}. ${revert}`,
    },
  ];
}

/**
 * Alerts on the metrics of Argo Rollouts. A phase is one of Completed, Progressing, Paused, Timeout, Error, Abort and
 * InvalidSpec. While a previous revision stays warm, a completed canary remains in Progressing and never enters
 * Timeout, so the deadline is checked by the number of updated replicas. Available replicas include warm ones, so
 * readiness is checked by the endpoints of the Service, which selects the stable revision only.
 * Source: argoproj/argo-rollouts@v1.9.1, `controller/metrics` and `rollout/sync.go`, read 2026-11-24. The labels
 * `namespace` and `name` of the controller's metrics are those of the Rollout. Prometheus renames a label that the
 * scrape target has as well to `exported_namespace`, unless the monitor honours labels.
 */
function rolloutAlerts(
  { name, namespace }: RolledOut,
  plan: Controlled,
  { seconds, promotion }: { readonly seconds: number; readonly promotion: '' | ' --full' },
): readonly AlertPlan[] {
  const rollout = rolloutSelector({ name, namespace }, plan);
  const common = { severity: 'ticket' as const };
  const deadline = `${Math.ceil(seconds / 60)}m`;
  return [
    noReadyReplicas(name, namespace, withoutReadyReplicas({ name, namespace }, 'Rollout')),
    {
      ...common,
      alert: 'RolloutAborted',
      expr: `max(rollout_info{${rollout},phase="Abort"}) == 1`,
      for: '1m',
      summary: `${name}: rollout was aborted`,
      description: `The stable revision serves all requests. The newest AnalysisRun in namespace ${namespace} states the reason. ${revert}`,
    },
    {
      ...common,
      alert: 'RolloutPaused',
      expr: `max(rollout_info{${rollout},phase="Paused"}) == 1`,
      for: '10m',
      summary: `${name}: rollout is paused and needs a decision`,
      description:
        'The analysis had too few requests, or no metrics of kube-state-metrics, for a verdict. Check the dashboard, then continue with ' +
        `\`kubectl argo rollouts promote ${name} -n ${namespace}${promotion}\` or revert the model version in the definition.`,
    },
    {
      ...common,
      alert: 'RolloutStalled',
      expr: `max(rollout_info{${rollout},phase=~"Timeout|Error|InvalidSpec"}) == 1`,
      for: '5m',
      summary: `${name}: rollout is not progressing`,
      description: `The Rollout is in phase Timeout, Error or InvalidSpec; the stable revision still serves. Check \`kubectl argo rollouts get rollout ${name} -n ${namespace}\`. ${revert}`,
    },
    {
      ...common,
      alert: 'RolloutDeadlineExceeded',
      expr: [
        `max(rollout_info_replicas_updated{${rollout}}) < max(rollout_info_replicas_desired{${rollout}})`,
        `unless on() rollout_info{${rollout},phase=~"Abort|Paused"}`,
      ].join('\n'),
      for: deadline,
      summary: `${name}: rollout exceeded its deadline of ${deadline}`,
      description: `The new revision lacks replicas; the stable revision still serves. Check the new pods in namespace ${namespace} for scheduling, download and probe failures. ${revert}`,
    },
  ];
}

/**
 * The Service exists and has no ready endpoint. An EndpointSlice is named after its Service with a random suffix of
 * five characters, and exists even without endpoints. Source: kubernetes/kube-state-metrics, docs/metrics/service; the
 * chart kube-prometheus-stack collects EndpointSlices since kube-state-metrics chart 7
 * (prometheus-community/helm-charts pull request 6376, 2025-12).
 */
function withoutEndpoints(service: RolledOut): string {
  const slices = slicesOf(service);
  return [
    `count(kube_endpointslice_info{${slices}})`,
    `unless on() count(kube_endpointslice_endpoints{${slices},ready="true"})`,
  ].join('\n');
}

/** Selector of the EndpointSlices of a Service, which have the labels of kube-state-metrics. */
export function slicesOf({ name, namespace }: RolledOut): string {
  return `namespace="${namespace}",endpointslice=~"${name}-[a-z0-9]{5}"`;
}

/** A rollout that Argo Rollouts controls. */
type Controlled = Exclude<RolloutPlan, { readonly kind: 'rolling' }>;

/**
 * Selector of the controller's series of one Rollout. Prometheus sets the label `namespace` to that of the pod that it
 * scrapes, so no pod of a team can have them.
 */
export function rolloutSelector(
  { name, namespace }: RolledOut,
  { controllerNamespace }: Pick<Controlled, 'controllerNamespace'>,
): string {
  return `namespace="${controllerNamespace}",exported_namespace="${namespace}",name="${name}"`;
}

/** In PromQL: has a value while no replica is ready. */
export function withoutReadyReplicas(service: RolledOut, object: RolloutFacts['object']): string {
  const { name, namespace } = service;
  return object === 'Deployment'
    ? `kube_deployment_status_replicas_available{namespace="${namespace}",deployment="${name}"} == 0`
    : withoutEndpoints(service);
}

/** In PromQL: the number of ready replicas. Empty without one. */
export function readyReplicas(service: RolledOut, object: RolloutFacts['object']): string {
  const { name, namespace } = service;
  return object === 'Deployment'
    ? `sum(kube_deployment_status_replicas_available{namespace="${namespace}",deployment="${name}"})`
    : `count(kube_endpointslice_endpoints{${slicesOf(service)},ready="true"})`;
}

function noReadyReplicas(name: string, namespace: string, expr: string): AlertPlan {
  return {
    alert: 'NoReadyReplicas',
    expr,
    for: '2m',
    severity: 'page',
    summary: `${name}: no ready replicas`,
    description: `No replica has been ready for 2m, so all requests fail. Check the pods and events in namespace ${namespace}: the model may have failed to download or load.`,
  };
}
