import { vllm } from '../../../lib/plan/runtimes/vllm';
import { openPaths, program } from '../../../lib/plan/runtimes/vllm-program';
import { GiB, MiB } from '../../../lib/units/quantity';
import { histogramOf, modelCalled } from './models';

const model = [modelCalled('assistant', 'model.tar')] as const;
const runtime = vllm({ kind: 'vllm' });
const gpu = { resource: 'nvidia.com/gpu', count: 1, memoryBytes: 24 * GiB, ownPart: 1 };

test('serves the folder of the model under its name', () => {
  expect(runtime.command(model, '/models/current', gpu, 300)).toEqual([
    ...['python3', '-c', program, 'serve', '/models/current', '--middleware=__main__.Inference'],
    ...['--served-model-name=assistant', '--port=8080', '--shutdown-timeout=300'],
    ...['--tensor-parallel-size=1', '--gpu-memory-utilization=0.9'],
  ]);
});

describe('paths of the server', () => {
  const isOpen = (path: string) => new RegExp(`^(?:${openPaths})$`).test(path);

  test.each([
    '/health',
    '/metrics',
    '/v1/models',
    '/v1/models/assistant',
    '/v1/chat/completions',
    '/v1/completions',
    '/v1/embeddings',
    '/v1/audio/transcriptions',
    '/v1/messages/count_tokens',
    '/v1/responses/resp_1/cancel',
    '/v1/realtime',
    '/v2/rerank',
    '/score',
    '/tokenize',
  ])('%s is open', (path) => {
    expect(isOpen(path)).toBe(true);
  });

  // All other routes of v0.31.0, also those that need an option or a variable.
  test.each([
    ...['/scale_elastic_ep', '/is_scaling_elastic_ep', '/abort_requests', '/inference/v1/generate', '/collective_rpc'],
    ...['/v1/load_lora_adapter', '/v1/unload_lora_adapter', '/pause', '/resume', '/is_paused', '/sleep', '/wake_up'],
    ...['/is_sleeping', '/release_kv_cache_memory', '/reset_prefix_cache', '/reset_mm_cache', '/reset_encoder_cache'],
    ...['/init_weight_transfer_engine', '/start_weight_update', '/start_draft_weight_update', '/update_weights'],
    ...['/finish_weight_update', '/update_weight_version', '/weight_info', '/get_world_size', '/server_info', '/load'],
    ...['/start_profile', '/stop_profile', '/fault_tolerance/apply', '/fault_tolerance/status', '/tokenizer_info'],
    ...['/version', '/kv_event_sources', '/docs', '/openapi.json', '/ping', '/invocations', '/adapters', '/'],
    ...['/health/', '/metrics/x', '//health', '/x/v1/models', '/v1/modelsx', '/v1', '/v1/'],
  ])('%s is closed', (path) => {
    expect(isOpen(path)).toBe(false);
  });
});

test('splits the model over all GPUs of the pod', () => {
  const command = runtime.command(model, '/models/current', { ...gpu, count: 4 }, 300);
  expect(command).toContain('--tensor-parallel-size=4');
});

test('uses only its share of a time-sliced GPU', () => {
  const command = runtime.command(model, '/models/current', { ...gpu, ownPart: 1 / 3 }, 300);
  expect(command).toContain('--gpu-memory-utilization=0.3');
});

test('uses the context length and GPU memory share of the definition', () => {
  const command = vllm({ kind: 'vllm', contextTokens: 8192, gpuMemoryShare: 0.8 }).command(model, '/m', gpu, 300);
  expect(command).toContain('--max-model-len=8192');
  expect(command).toContain('--gpu-memory-utilization=0.8');
});

test('downloads nothing and reports no usage data', () => {
  expect(runtime.env(model, '/models/current')).toMatchObject({
    DO_NOT_TRACK: '1',
    HF_HUB_OFFLINE: '1',
    TRANSFORMERS_OFFLINE: '1',
    VLLM_NO_USAGE_STATS: '1',
  });
});

test('all writable folders are scratch volumes', () => {
  const folders = Object.values(runtime.env(model, '/models/current')).filter((value) => value.startsWith('/'));
  expect(folders).toHaveLength(6);
  for (const folder of [...folders, runtime.workingDirectory]) {
    expect(runtime.scratch.some(({ path }) => folder === path || folder.startsWith(`${path}/`))).toBe(true);
  }
});

test('several processes need shared memory, a single one does not', () => {
  expect(runtime.sharedMemoryBytes(1)).toBe(0);
  expect(runtime.sharedMemoryBytes(4)).toBe(GiB + 1200 * MiB);
});

test('each GPU adds CPU and memory for its process', () => {
  expect(runtime.resources(GiB)).toEqual({ cpuMilli: 3000, memoryBytes: 12 * GiB });
  expect(runtime.resources(GiB, 4)).toEqual({ cpuMilli: 6000, memoryBytes: 24 * GiB + GiB + 1200 * MiB });
});

test('a gateway routes by a path prefix that it removes', () => {
  expect(runtime.paths(model)).toEqual({ prefixes: ['/assistant/v1'], rewrite: '/v1' });
});

test('measures the first token, with ascending bounds in the format of Prometheus', () => {
  const { measures, boundsSeconds, answeredWithin } = histogramOf(runtime);
  expect(measures).toBe('first-token');
  expect([...boundsSeconds].sort((a, b) => a - b)).toEqual(boundsSeconds);
  expect(answeredWithin('job="a/b"', 2560)).toBe('vllm:time_to_first_token_seconds_bucket{job="a/b",le="2560.0"}');
});
