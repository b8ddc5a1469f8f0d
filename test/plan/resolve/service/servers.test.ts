import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { resolvePlatform } from '../../../../lib/plan/resolve/platform';
import { GiB, MiB } from '../../../../lib/units/quantity';
import { definition, digestOfV1, digestOfV2, withService } from '../../../fixtures/definition';
import { gpuDefinition } from '../../../fixtures/gpu-service';
import { entryOf } from '../../../fixtures/plan-of';

function resolvedService(of: ModelPlatformDefinition) {
  return entryOf(resolvePlatform(of, undefined).services, 'churn');
}

function serverOf(of: ModelPlatformDefinition) {
  const [server] = resolvedService(of).pod.containers;
  if (!server) throw new Error('there is no server');
  return server;
}

describe('a language model', () => {
  const service = resolvedService(gpuDefinition());

  test('has one GPU', () => {
    expect(serverOf(gpuDefinition()).resources.devices).toEqual({ 'nvidia.com/gpu': 1 });
  });

  test('has the requested number of GPUs, and shared memory in its memory request', () => {
    const { resources, mounts } = serverOf(gpuDefinition({ count: 8, gpu: { count: 4 } }));
    expect(resources.devices).toEqual({ 'nvidia.com/gpu': 4 });
    expect(resources.memoryBytes).toBe(24 * GiB + GiB + 1200 * MiB);
    expect(mounts).toContainEqual({ volume: 'shared-memory', path: '/dev/shm', readOnly: false });
  });

  test('has one port for requests and metrics', () => {
    expect(service.pod.containers[0]?.ports).toEqual([{ name: 'http', port: 8080 }]);
    expect(service.monitoring.scrape.port).toBe('http');
  });

  test('has a path prefix with its name at a gateway, which the gateway removes', () => {
    expect(service.routes).toMatchObject([{ pathPrefix: '/churn/v1', rewrite: '/v1' }]);
  });

  test('has an objective on the first token', () => {
    const slo = { availability: 99, latency: { percentile: 95, target: '2s' } };
    const { monitoring } = resolvedService(gpuDefinition({}, { slo }));
    expect(monitoring.slo?.latency).toMatchObject({ measures: 'first-token', bucketSeconds: 2.5 });
    expect(monitoring.recordings.some(({ expr }) => expr.includes('vllm:time_to_first_token_seconds'))).toBe(true);
  });

  test('has time to load, and the progress deadline includes the image pull', () => {
    // 8 GiB at 80 MiB/s from the bucket and at 100 MiB/s to the GPU.
    expect(service.startup).toMatchObject({ neededSeconds: 103 + 82 + 180, budgetSeconds: 730, pullSeconds: 1072 });
    expect(service.rollout).toMatchObject({ progressDeadlineSeconds: 730 + 1072 });
  });

  test('restarts if it hangs for twice the time without the download', () => {
    expect(service.startup.serverSeconds).toBe(2 * (82 + 180));
    expect(service.pod.containers[0]?.probes?.startup).toMatchObject({ periodSeconds: 5, failureThreshold: 105 });
  });

  test('has a grace period as long as the timeout of a gateway', () => {
    expect(service.routes).toMatchObject([{ timeoutSeconds: 300 }]);
    expect(service.pod.containers[0]?.command).toContain('--shutdown-timeout=300');
    expect(service.pod.terminationGracePeriodSeconds).toBe(15 + 300 + 15);
  });

  test('has a writable root file system only in the container with the GPU', () => {
    const { rootFilesystem } = service.pod.security;
    expect(rootFilesystem).toMatchObject({ kind: 'writable', containers: ['server'] });
    expect(rootFilesystem.kind === 'writable' && rootFilesystem.why).toContain('NVIDIA');
  });
});

test('a share of a GPU is one device', () => {
  const shared = gpuDefinition({ size: '1Gi', sharing: { memory: '10Gi', by: 'time-slicing' } });
  expect(Object.values(serverOf(shared).resources.devices)).toEqual([1]);
  expect(serverOf(shared).command).toContain('--gpu-memory-utilization=0.45');
});

describe('Triton', () => {
  const slo = { availability: 99, latency: { percentile: 99, target: '120ms' } };
  const service = resolvedService(gpuDefinition({ runtime: { kind: 'triton' } }, { slo }));

  test('counts the 5xx responses of the gateway, which its own counters do not include', () => {
    const cluster =
      'job=~"acme-gateways/internal",envoy_cluster_name=~"httproute/ranking/(churn--internal)/rule/0(/backend/[0-9]+)?"';
    const failed = `sum(rate(envoy_cluster_upstream_rq_xx{${cluster},envoy_response_code_class="5"}[1h]))`;
    const alert = service.monitoring.alerts.find((each) => each.alert === 'AvailabilityErrorBudgetBurn1h');
    expect(alert?.expr).toContain(failed);
  });

  test('measures latency at the gateway', () => {
    expect(service.monitoring.slo?.latency).toMatchObject({ measures: 'answer-at-gateway', bucketSeconds: 0.25 });
    const { expr } = service.monitoring.recordings.find((each) => each.expr.includes('envoy_cluster')) ?? {};
    expect(expr).toContain('httproute/ranking/(churn--internal)/rule/0');
  });

  test('shows queued requests, and latency in seconds', () => {
    const panels = new Map(service.monitoring.dashboard.panels.map((panel) => [panel.title, panel.queries[0]?.expr]));
    expect(panels.get('Queued requests')).toContain('nv_inference_pending_request_count');
    expect(panels.get('Latency at the gateway')).toMatch(/ \* 0\.001$/);
  });

  test('requests no GPU in a pool without GPUs', () => {
    const onCpus = gpuDefinition({ runtime: { kind: 'triton' } }, { pool: 'general' });
    expect(serverOf(onCpus).resources.devices).toEqual({});
  });
});

describe('several models in one server', () => {
  const version = (path: string, sha256: string) => ({
    bucket: 'models',
    versions: { v1: { path, sha256, size: '10Mi' } },
  });
  const models = { churn: version('churn.joblib', digestOfV1), fraud: version('fraud.tar.gz', digestOfV2) };
  const model = [
    { name: 'churn', version: 'v1' },
    { name: 'fraud', version: 'v1' },
  ];
  const service = resolvedService(withService({ ...definition(), models }, { model }));

  test('request memory for all of them', () => {
    expect(service.pod.containers[0]?.resources.memoryBytes).toBe((512 + 3 * 20) * MiB);
  });

  test('have one route with a path for each', () => {
    expect(service.routes).toMatchObject([{ pathPrefix: '/v2/models/churn', otherPathPrefixes: ['/v2/models/fraud'] }]);
  });

  test('have no version label', () => {
    expect(service.pod.labels).not.toHaveProperty(['model-platform.dev/model-version']);
  });

  test('are ready only if all are loaded', () => {
    expect(service.pod.containers[0]?.probes?.startup).toMatchObject({ kind: 'exec' });
    expect(service.pod.containers[0]?.probes?.readiness).toMatchObject({ path: '/v2/health/ready' });
  });

  test('another version of one of them changes the pod template', () => {
    const other = { ...models, fraud: version('fraud.tar.gz', digestOfV1) };
    const changed = resolvedService(withService({ ...definition(), models: other }, { model }));
    expect(changed.pod.initContainers).not.toEqual(service.pod.initContainers);
  });
});
