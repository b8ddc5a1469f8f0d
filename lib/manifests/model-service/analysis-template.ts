import type { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import type { CanaryGatePlan, CanaryMetricPlan } from '../../plan/types/canary-gate';
import type { ModelServicePlan } from '../../plan/types/service';
import { type KubeValue, kubeObject } from '../kube';

/**
 * What Argo Rollouts asks Prometheus about a version on trial. One bad answer takes the version back. Requests that are
 * too few to judge are no answer: as long as one look at them was good, the step is; if none was, the rollout waits.
 * Source of all fields and of how they are judged: argoproj/argo-rollouts@v1.9.1, `manifests/crds` and
 * `analysis/analysis.go`.
 */
export function analysisTemplate(scope: Construct, plan: ModelServicePlan, gate: CanaryGatePlan): ApiObject {
  return kubeObject(scope, 'analysis-template', {
    kind: 'AnalysisTemplate',
    metadata: { name: gate.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      args: [{ name: 'canary-hash' }],
      metrics: [...gate.metrics.map((metric) => judgedMetric(metric, gate)), restarts(gate)],
    },
  });
}

function judgedMetric({ name, query, maxBadShare }: CanaryMetricPlan, gate: CanaryGatePlan): KubeValue {
  return {
    ...measured(name, query, gate),
    inconclusiveLimit: gate.count - 1,
    ...conditions(maxBadShare, gate),
  };
}

/** A server that ends loses what it counted, so that there are never enough requests to judge it by them. */
function restarts(gate: CanaryGatePlan): KubeValue {
  return { ...measured('restarts', gate.restarts, gate), failureCondition: 'result[0] > 0' };
}

function measured(name: string, query: string, gate: CanaryGatePlan): Readonly<Record<string, KubeValue>> {
  const interval = `${gate.intervalSeconds}s`;
  return {
    name,
    // Before the first interval is over there is nothing to see.
    initialDelay: interval,
    interval,
    count: gate.count,
    failureLimit: 0,
    provider: { prometheus: { address: gate.serverAddress, query } },
  };
}

/**
 * `result` holds the number of all requests and that of bad ones. Before there are enough requests, as many bad ones as
 * would be too many of enough are too many as well. Without a condition for success, what does not fail is good.
 */
function conditions(
  maxBadShare: number,
  { minimumSample, withoutTraffic }: CanaryGatePlan,
): Readonly<Record<string, KubeValue>> {
  const bad = `result[1] > ${maxBadShare} * result[0]`;
  const enough = `result[0] >= ${minimumSample}`;
  const soon = Number((maxBadShare * minimumSample).toPrecision(6));
  const failureCondition = `${bad} && result[1] > ${soon}`;
  return withoutTraffic === 'go-on'
    ? { failureCondition }
    : { successCondition: `${enough} && !(${bad})`, failureCondition };
}
