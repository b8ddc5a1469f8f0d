import type { ModelServicePlan } from '../../lib/plan/types/service';
import type { InputSeries } from './promtool';

/** A period with constant requests per minute. */
export interface Phase {
  readonly minutes: number;
  /** Requests with a good and quick answer. */
  readonly good: number;
  /** Requests with a server error. */
  readonly failed?: number;
  /** Requests with a good answer above the bound of the latency objective. */
  readonly slow?: number;
  /** Streamed answers that fail after the first byte. */
  readonly broken?: number;
  /** Whether the counters start from 0 again. */
  readonly resets?: boolean;
}

/** Number of replicas. */
export const replicas = 2;

/** Values of a counter, one each minute. */
function counter(phases: readonly Phase[], perMinute: (phase: Phase) => number): string {
  let total = 0;
  return phases
    .map((phase) => {
      if (phase.resets) total = 0;
      const values = `${total}+${perMinute(phase)}x${phase.minutes - 1}`;
      total += perMinute(phase) * phase.minutes;
      return values;
    })
    .join(' ');
}

const answered = ({ good, slow = 0, broken = 0 }: Phase) => good + slow + broken;

/** A gauge that stays the same. */
export function constant(series: string, value: number, minutes: number): InputSeries {
  return { series, values: `${value}x${minutes}` };
}

/** Series of the servers as their programs export them, with the labels that Prometheus adds. */
export function serverSeries(service: ModelServicePlan, phases: readonly Phase[]): readonly InputSeries[] {
  const { name, namespace } = service;
  const labels = `namespace="${namespace}",job="${namespace}/${name}",pod="${name}-0"`;
  const of = (series: string, more: string, perMinute: (phase: Phase) => number): InputSeries => ({
    series: `${series}{${labels},${more}}`,
    values: counter(phases, perMinute),
  });
  return seriesOf[service.runtime](of, service.monitoring.slo?.latency?.bucketSeconds ?? 1);
}

type Of = (series: string, labels: string, perMinute: (phase: Phase) => number) => InputSeries;

/** Bounds of histograms of Python programs: whole seconds have a decimal. */
const pythonBound = (seconds: number) => (seconds % 1 === 0 ? `${seconds}.0` : `${seconds}`);

const seriesOf: Readonly<Record<ModelServicePlan['runtime'], (of: Of, bound: number) => readonly InputSeries[]>> = {
  'scikit-learn': (of, bound) => {
    const path = 'path="/v2/models/model/infer"';
    const duration = 'rest_server_request_duration_seconds';
    return [
      of('rest_server_requests_total', 'path="/v2/models/model/ready",status_code="200"', () => 24),
      of('rest_server_requests_total', `${path},status_code="200"`, answered),
      of('rest_server_requests_total', `${path},status_code="500"`, ({ failed = 0 }) => failed),
      of(`${duration}_count`, `${path},status_code="200"`, answered),
      of(`${duration}_bucket`, `${path},status_code="200",le="${pythonBound(bound)}"`, ({ good }) => good),
    ];
  },
  triton: (of) => [
    of('nv_inference_request_success', 'model="model",version="1"', answered),
    of('nv_inference_request_failure', 'model="model",version="1",reason="BACKEND"', ({ failed = 0 }) => failed),
    of('nv_inference_request_failure', 'model="model",version="1",reason="CANCELED"', ({ good }) => good / 10),
  ],
  vllm: (of, bound) => {
    const http = 'method="POST",handler="/v1/chat/completions"';
    const engine = 'engine="0",model_name="model"';
    const first = 'vllm:time_to_first_token_seconds';
    return [
      of('vllm:num_requests_running', engine, () => 0),
      of('http_requests_total', `${http},status="2xx"`, answered),
      of('http_requests_total', `${http},status="5xx"`, ({ failed = 0 }) => failed),
      of('vllm:request_success_total', `${engine},finished_reason="stop"`, ({ good, slow = 0 }) => good + slow),
      of('vllm:request_success_total', `${engine},finished_reason="abort"`, ({ good }) => good / 10),
      of('vllm:request_success_total', `${engine},finished_reason="error"`, ({ broken = 0 }) => broken),
      of(`${first}_count`, engine, answered),
      of(`${first}_bucket`, `${engine},le="${pythonBound(bound)}"`, ({ good, broken = 0 }) => good + broken),
    ];
  },
};

/** A bound as Prometheus stores it since version 3, whatever the program writes. */
function storedBound(bound: number): string {
  return Number.isInteger(bound) ? `${bound}.0` : `${bound}`;
}

/** Series of the proxies of the gateways in front of a service. Empty without gateways. */
export function gatewaySeries(service: ModelServicePlan, phases: readonly Phase[]): readonly InputSeries[] {
  const { latency } = service.monitoring.slo ?? {};
  const seconds = latency?.gatewayBucketSeconds ?? latency?.bucketSeconds ?? 1;
  return service.routes.flatMap(({ name, gateway, gatewayNamespace }) => {
    const target = `namespace="envoy-gateway-system",job="${gatewayNamespace}/${gateway}",pod="proxy"`;
    const labels = `${target},envoy_cluster_name="httproute/${service.namespace}/${name}/rule/0"`;
    const of = (series: string, more: string, perMinute: (phase: Phase) => number): InputSeries => ({
      series: `envoy_cluster_${series}{${labels}${more}}`,
      values: counter(phases, perMinute),
    });
    return [
      of('upstream_rq_xx', ',envoy_response_code_class="2"', answered),
      // Half of the failures are connections that broke before the first byte, which are answered with 503.
      of('upstream_rq_xx', ',envoy_response_code_class="5"', ({ failed = 0 }) => failed),
      of('upstream_rq', ',envoy_response_code="503"', ({ failed = 0 }) => failed / 2),
      of('upstream_cx_destroy_remote_with_active_rq', '', ({ failed = 0, broken = 0 }) => failed / 2 + broken),
      of('upstream_rq_timeout', '', () => 0),
      of('upstream_rq_time_count', '', ({ good, slow = 0 }) => good + slow),
      of('upstream_rq_time_bucket', `,le="${storedBound(seconds * 1000)}"`, ({ good }) => good),
    ];
  });
}

/** The series of the gateways and of Argo Rollouts as pods of another team export them, and an aborted rollout. */
export function forgedSeries(service: ModelServicePlan, phases: readonly Phase[]): readonly InputSeries[] {
  const { name, namespace } = service;
  const forged = 'namespace="a-team",job="a-team/any-monitor"';
  const aborted = `rollout_info{${forged},exported_namespace="${namespace}",name="${name}",phase="Abort"}`;
  const minutes = phases.reduce((sum, phase) => sum + phase.minutes, 0);
  const proxies = gatewaySeries(service, phases).map(({ series, values }) => ({
    series: series.replace(/namespace="[^"]+",job="[^"]+"/, forged),
    values,
  }));
  return [...new Map([...proxies, constant(aborted, 1, minutes)].map((each) => [each.series, each])).values()];
}

/** Series about the targets of a service: what Prometheus scrapes. */
export function targetSeries(service: ModelServicePlan, minutes: number, scraped = replicas): readonly InputSeries[] {
  const { name, namespace, routes } = service;
  const servers = Array.from({ length: replicas }, (_, index) =>
    constant(
      `up{namespace="${namespace}",job="${namespace}/${name}",pod="${name}-${index}"}`,
      index < scraped ? 1 : 0,
      minutes,
    ),
  );
  const proxies = routes.map(({ gateway, gatewayNamespace }) =>
    constant(`up{namespace="envoy-gateway-system",job="${gatewayNamespace}/${gateway}"}`, 1, minutes),
  );
  return [...servers, ...proxies];
}

/** Series of kube-state-metrics and of Argo Rollouts about the replicas of a service. */
export function replicaSeries(service: ModelServicePlan, minutes: number, ready = replicas): readonly InputSeries[] {
  const { name, namespace, rollout } = service;
  if (rollout.kind === 'rolling') {
    const deployment = `namespace="${namespace}",deployment="${name}"`;
    return [
      constant(`kube_deployment_status_replicas_available{${deployment}}`, ready, minutes),
      constant(`kube_deployment_status_condition{${deployment},condition="Progressing",status="false"}`, 0, minutes),
    ];
  }
  const slice = `namespace="${namespace}",endpointslice="${name}-x7k2p"`;
  const object = `namespace="argo-rollouts",exported_namespace="${namespace}",name="${name}"`;
  return [
    constant(`kube_endpointslice_info{${slice}}`, 1, minutes),
    ...Array.from({ length: ready }, (_, index) =>
      constant(`kube_endpointslice_endpoints{${slice},ready="true",address="10.0.0.${index}"}`, 1, minutes),
    ),
    constant(`rollout_info{${object},phase="Healthy"}`, 1, minutes),
    constant(`rollout_info_replicas_updated{${object}}`, replicas, minutes),
    constant(`rollout_info_replicas_desired{${object}}`, replicas, minutes),
  ];
}

/** Ready endpoints of the Service at `zone/node` each, as kube-state-metrics exports them: without a zone the label is missing. */
export function endpointSeries(
  { name, namespace }: ModelServicePlan,
  minutes: number,
  at: readonly string[],
): readonly InputSeries[] {
  return at.map((place, index) => {
    const [zone, node] = place.split('/');
    const labels = [
      ...[`namespace="${namespace}"`, `endpointslice="${name}-x7k2p"`, 'ready="true"', 'targetref_kind="Pod"'],
      ...[`targetref_name="${name}-${index}"`, `endpoint_nodename="node-${node}"`, `address="10.0.1.${index}"`],
      ...(zone === '' ? [] : [`endpoint_zone="zone-${zone}"`]),
    ];
    return constant(`kube_endpointslice_endpoints{${labels.join(',')}}`, 1, minutes);
  });
}

/** Series about replicas at `zone/node` each. */
export function placedSeries(
  service: ModelServicePlan,
  minutes: number,
  at: readonly string[],
): readonly InputSeries[] {
  const others = replicaSeries(service, minutes).filter(
    ({ series }) => !series.startsWith('kube_endpointslice_endpoints'),
  );
  return [...others, ...endpointSeries(service, minutes, at)];
}
