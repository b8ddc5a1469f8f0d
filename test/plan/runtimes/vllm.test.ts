import { vllm } from '../../../lib/plan/runtimes/vllm';
import { GiB, MiB } from '../../../lib/units/quantity';
import { histogramOf, modelCalled } from './models';

const model = [modelCalled('assistant', 'model.tar')] as const;
const runtime = vllm({ kind: 'vllm' });
const gpu = { resource: 'nvidia.com/gpu', count: 1, memoryBytes: 24 * GiB, ownPart: 1 };

test('serves the folder of the model under its name', () => {
  expect(runtime.command(model, '/models/current', gpu, 300)).toEqual([
    ...['vllm', 'serve', '/models/current', '--served-model-name=assistant', '--port=8000', '--shutdown-timeout=300'],
    ...['--tensor-parallel-size=1', '--gpu-memory-utilization=0.9'],
  ]);
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
