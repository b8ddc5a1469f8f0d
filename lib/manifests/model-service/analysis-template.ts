import { requestsOf } from '../../plan/facts/rollouts';
import type { CanaryGatePlan, CanaryMetricPlan } from '../../plan/types/canary-gate';
import type { BlueGreenPlan, CanaryPlan, PreviewRequestsPlan } from '../../plan/types/rollout';
import type { ModelServicePlan } from '../../plan/types/service';
import { onDisruption } from '../disruption';
import type { Create, KubeValue } from '../kube';
import { podTemplate } from '../pod';

/**
 * Queries by which Argo Rollouts judges a canary revision. One failed measurement aborts the rollout. A measurement with
 * too few requests is inconclusive: if at least one other measurement succeeds, the step succeeds; if none does, the
 * rollout pauses. Source of all fields and their evaluation: argoproj/argo-rollouts@v1.9.1, `manifests/crds` and
 * `analysis/analysis.go`.
 */
export function analysisTemplate<T>(create: Create<T>, plan: ModelServicePlan, rollout: CanaryPlan | BlueGreenPlan): T {
  const { gate } = rollout;
  const requests = requestsOf(rollout);
  return create('analysis-template', {
    kind: 'AnalysisTemplate',
    metadata: { name: gate.name, namespace: plan.namespace, labels: plan.labels },
    spec: {
      args: [{ name: 'canary-hash' }],
      metrics: [
        ...gate.metrics.map((metric) => requestMetric(metric, gate)),
        restartMetric(gate),
        ...(requests ? [previewRequests(requests)] : []),
      ],
    },
  });
}

/**
 * Requests to the new revision, as one measurement: it fails with the Job. A pod that a node evicts is replaced.
 * Source: argoproj/argo-rollouts@v1.9.1, `metricproviders/job`.
 */
function previewRequests(requests: PreviewRequestsPlan): KubeValue {
  return {
    name: 'requests',
    failureLimit: 0,
    provider: {
      job: {
        metadata: { labels: requests.labels },
        spec: {
          backoffLimit: 0,
          activeDeadlineSeconds: requests.deadlineSeconds,
          ttlSecondsAfterFinished: requests.keptSeconds,
          podReplacementPolicy: 'Failed',
          podFailurePolicy: {
            rules: [onDisruption('Ignore')],
          },
          template: podTemplate(requests.pod, requests.selector),
        },
      },
    },
  };
}

function requestMetric({ name, query, maxBadShare }: CanaryMetricPlan, gate: CanaryGatePlan): KubeValue {
  return {
    ...measurement(name, query, gate),
    inconclusiveLimit: gate.count - 1,
    ...conditions(maxBadShare, gate),
  };
}

/**
 * A server that restarts loses its counters, so its requests alone would never be enough for a judgement. A measurement
 * without a value is inconclusive: nothing counts restarts, or nothing has been scraped yet.
 */
function restartMetric(gate: CanaryGatePlan): KubeValue {
  return {
    ...measurement('restarts', gate.restarts, gate),
    inconclusiveLimit: gate.count - 1,
    successCondition: 'len(result) > 0 && result[0] == 0',
    failureCondition: 'len(result) > 0 && result[0] > 0',
  };
}

function measurement(name: string, query: string, gate: CanaryGatePlan): Readonly<Record<string, KubeValue>> {
  const interval = `${gate.intervalSeconds}s`;
  return {
    name,
    // The query needs one full interval of data.
    initialDelay: interval,
    interval,
    count: gate.count,
    failureLimit: 0,
    provider: { prometheus: { address: gate.serverAddress, query } },
  };
}

/**
 * `result` contains the number of all requests and the number of bad ones. Below the minimum sample, the measurement fails
 * if the bad requests already exceed the allowed share of that sample. Without a success condition, every measurement that
 * does not fail succeeds.
 */
function conditions(
  maxBadShare: number,
  { minimumSample, withoutTraffic }: CanaryGatePlan,
): Readonly<Record<string, KubeValue>> {
  const bad = `result[1] > ${maxBadShare} * result[0]`;
  const enough = `result[0] >= ${minimumSample}`;
  const maxBadOfSample = Number((maxBadShare * minimumSample).toPrecision(6));
  const failureCondition = `${bad} && result[1] > ${maxBadOfSample}`;
  return withoutTraffic === 'go-on'
    ? { failureCondition }
    : { successCondition: `${enough} && !(${bad})`, failureCondition };
}
