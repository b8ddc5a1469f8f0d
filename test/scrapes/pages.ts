import type { ModelServicePlan } from '../../lib/plan/types/service';

type Labels = Readonly<Record<string, string>>;

/** A line of a page of metrics. */
export function line(metric: string, labels: Labels, value = 1): string {
  const text = Object.entries(labels).map(([label, each]) => `${label}=${JSON.stringify(each)}`);
  return `${metric}${text.length === 0 ? '' : `{${text.join(',')}}`} ${value}`;
}

function histogram(metric: string, labels: Labels, bounds: readonly string[]): readonly string[] {
  return [
    `# TYPE ${metric} histogram`,
    ...[...bounds, '+Inf'].map((le) => line(`${metric}_bucket`, { ...labels, le })),
    line(`${metric}_sum`, labels),
    line(`${metric}_count`, labels),
  ];
}

function counter(metric: string, all: readonly Labels[]): readonly string[] {
  return [`# TYPE ${metric} counter`, ...all.map((labels) => line(metric, labels))];
}

/** Bounds as the Python client writes them. Source: pages of MLServer 1.7.1 and vLLM 0.31.0. */
const pythonBounds = '0.005 0.01 0.025 0.05 0.075 0.1 0.25 0.5 0.75 1.0 2.5 5.0 7.5 10.0'.split(' ');
const tokenBounds =
  '0.001 0.005 0.01 0.02 0.04 0.06 0.08 0.1 0.25 0.5 0.75 1.0 2.5 5.0 7.5 10.0 20.0 40.0 80.0 160.0 640.0 2560.0'.split(
    ' ',
  );
/** Bounds as Envoy writes them. Source: envoyproxy/envoy, `source/common/stats/histogram_impl.cc`. */
const envoyBounds = '0.5 1 5 10 25 50 100 250 500 1000 2500 5000 10000 30000 60000 300000 600000 1800000 3600000'.split(
  ' ',
);

/** Pages of the servers, shortened to what queries read, with all labels of the programs. */
export const serverPages: Readonly<Record<ModelServicePlan['runtime'], (model: string) => readonly string[]>> = {
  'scikit-learn': () => {
    const app = { app_name: 'mlserver' };
    const infer = { ...app, method: 'POST', path: '/v2/models/{model_name}/infer' };
    return [
      ...counter('rest_server_requests_total', [
        { ...app, method: 'GET', path: '/v2/models/{model_name}/ready', status_code: '200' },
        { ...infer, status_code: '200' },
        { ...infer, status_code: '500' },
      ]),
      ...histogram('rest_server_request_duration_seconds', { ...infer, status_code: '200' }, pythonBounds),
    ];
  },
  triton: (model) => {
    const of = { model, version: '1' };
    return [
      ...counter('nv_inference_request_success', [of]),
      ...counter(
        'nv_inference_request_failure',
        ['BACKEND', 'CANCELED', 'OTHER', 'REJECTED'].map((reason) => ({ ...of, reason })),
      ),
      '# TYPE nv_inference_pending_request_count gauge',
      line('nv_inference_pending_request_count', of),
    ];
  },
  vllm: (model) => {
    const of = { engine: '0', model_name: model };
    const request = { handler: '/v1/chat/completions', method: 'POST' };
    return [
      ...counter(
        'http_requests_total',
        ['2xx', '4xx', '5xx'].map((status) => ({ ...request, status })),
      ),
      '# TYPE vllm:num_requests_running gauge',
      line('vllm:num_requests_running', of),
      '# TYPE vllm:num_requests_waiting gauge',
      line('vllm:num_requests_waiting', of),
      ...counter(
        'vllm:request_success_total',
        ['abort', 'error', 'length', 'stop'].map((finished_reason) => ({ ...of, finished_reason })),
      ),
      ...histogram('vllm:time_to_first_token_seconds', of, tokenBounds),
    ];
  },
};

/** Page of a proxy with the requests of the routes to a service. */
export function proxyPage({ namespace, routes }: ModelServicePlan): readonly string[] {
  return routes.flatMap(({ name }) => {
    const of = { envoy_cluster_name: `httproute/${namespace}/${name}/rule/0` };
    return [
      ...counter(
        'envoy_cluster_upstream_rq_xx',
        ['2', '5'].map((envoy_response_code_class) => ({ ...of, envoy_response_code_class })),
      ),
      ...counter('envoy_cluster_upstream_rq', [{ ...of, envoy_response_code: '503' }]),
      ...counter('envoy_cluster_upstream_cx_destroy_remote_with_active_rq', [of]),
      ...counter('envoy_cluster_upstream_rq_timeout', [of]),
      ...histogram('envoy_cluster_upstream_rq_time', of, envoyBounds),
    ];
  });
}

/** Page of the sidecar of a job. */
export const checkpointPage: readonly string[] = [
  '# TYPE model_platform_checkpoint_timestamp_seconds gauge',
  line('model_platform_checkpoint_timestamp_seconds', {}),
  '# TYPE model_platform_checkpoint_folder_bytes gauge',
  line('model_platform_checkpoint_folder_bytes', {}),
];
