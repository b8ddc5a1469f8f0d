import type { AlertPlan } from '../../types/monitoring';
import type { RolloutPlan } from '../../types/rollout';

/** What is watched. */
interface RolledOut {
  readonly name: string;
  readonly namespace: string;
}

/** What is wrong whatever the objective: nothing serves, or a new version does not take over. */
export function workloadAlerts(service: RolledOut, rollout: RolloutPlan): readonly AlertPlan[] {
  return rollout.kind === 'rolling' ? deploymentAlerts(service) : rolloutAlerts(service, maxRolloutSeconds(rollout));
}

/** Seconds that a whole rollout may take: in each step for new replicas and for watching them, then for the rest. */
function maxRolloutSeconds(rollout: Exclude<RolloutPlan, { readonly kind: 'rolling' }>): number {
  const steps = rollout.kind === 'canary' ? rollout.steps : [];
  return steps.reduce(
    (sum, { watchSeconds }) => sum + watchSeconds + rollout.progressDeadlineSeconds,
    rollout.progressDeadlineSeconds,
  );
}

function deploymentAlerts({ name, namespace }: RolledOut): readonly AlertPlan[] {
  const deployment = `namespace="${namespace}",deployment="${name}"`;
  return [
    noReplicaServes(name, namespace, `kube_deployment_status_replicas_available{${deployment}} == 0`),
    {
      alert: 'RolloutStandsStill',
      expr: `kube_deployment_status_condition{${deployment},condition="Progressing",status="false"} == 1`,
      for: '5m',
      severity: 'ticket',
      summary: `${name}: a rollout does not get on`,
      description: 'The old version still serves. Set the model version back in the definition, or mend the new one.',
    },
  ];
}

/**
 * By the controller's own numbers. A phase is one of Completed, Progressing, Paused, Timeout, Error, Abort and InvalidSpec.
 * While a version before stays warm, a canary is Progressing although it is through, and never in Timeout: that new
 * replicas are missing for too long is seen by their number. A warm version counts among the replicas too, so whether
 * one serves is asked of the Service, which leads to the version in use alone.
 * Source: argoproj/argo-rollouts@v1.9.1, `controller/metrics` and `rollout/sync.go`, read 2026-11-24. The controller's
 * labels `namespace` and `name` are the Rollout's; Prometheus renames one that a target has itself to `exported_namespace`
 * unless the monitor honours labels.
 */
function rolloutAlerts({ name, namespace }: RolledOut, rolloutSeconds: number): readonly AlertPlan[] {
  const rollout = rolloutSelector({ name, namespace });
  const common = { severity: 'ticket' as const };
  const set = 'Set the model version back in the definition, or mend the new one.';
  return [
    noReplicaServes(name, namespace, withoutEndpoints({ name, namespace })),
    {
      ...common,
      alert: 'RolloutTakenBack',
      expr: `max(rollout_info{${rollout},phase="Abort"}) == 1`,
      for: '1m',
      summary: `${name}: the new version was taken back`,
      description: `The version before serves. Why stands in the newest AnalysisRun of the namespace ${namespace}. ${set}`,
    },
    {
      ...common,
      alert: 'RolloutWaits',
      expr: `max(rollout_info{${rollout},phase="Paused"}) == 1`,
      for: '10m',
      summary: `${name}: a rollout waits for a person`,
      description:
        'A step saw too few requests to judge. Look at the dashboard, and let it go on with ' +
        `\`kubectl argo rollouts promote ${name} -n ${namespace}\`, or set the model version back in the definition.`,
    },
    {
      ...common,
      alert: 'RolloutStandsStill',
      expr: `max(rollout_info{${rollout},phase=~"Timeout|Error|InvalidSpec"}) == 1`,
      for: '5m',
      summary: `${name}: a rollout does not get on`,
      description: `The old version still serves. ${set}`,
    },
    {
      ...common,
      alert: 'RolloutTakesTooLong',
      expr: [
        `max(rollout_info_replicas_updated{${rollout}}) < max(rollout_info_replicas_desired{${rollout}})`,
        `unless on() rollout_info{${rollout},phase=~"Abort|Paused"}`,
      ].join('\n'),
      for: `${Math.ceil(rolloutSeconds / 60)}m`,
      summary: `${name}: a new version should have all of its replicas by now`,
      description: `The old version still serves. ${set}`,
    },
  ];
}

/**
 * The Service is there and leads to nobody. Its slices are called after it, with five characters that Kubernetes chooses;
 * one without an endpoint is there too. Source: kubernetes/kube-state-metrics, docs/metrics/service, which the chart of
 * kube-prometheus-stack has collect EndpointSlices since its own kube-state-metrics chart 7 (prometheus-community/helm-charts
 * pull request 6376, 2025-12).
 */
function withoutEndpoints({ name, namespace }: RolledOut): string {
  const slices = `namespace="${namespace}",endpointslice=~"${name}-[a-z0-9]{5}"`;
  return [
    `count(kube_endpointslice_info{${slices}})`,
    `unless on() count(kube_endpointslice_endpoints{${slices},ready="true"})`,
  ].join('\n');
}

/** What selects the series of the controller about one Rollout. */
export function rolloutSelector({ name, namespace }: RolledOut): string {
  return `exported_namespace="${namespace}",name="${name}"`;
}

function noReplicaServes(name: string, namespace: string, expr: string): AlertPlan {
  return {
    alert: 'NoReplicaServes',
    expr,
    for: '2m',
    severity: 'page',
    summary: `${name}: no replica serves`,
    description: `Look at the pods and events of the namespace ${namespace}; the model may have failed to download or to load.`,
  };
}
