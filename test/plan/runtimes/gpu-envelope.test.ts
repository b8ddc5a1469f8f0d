import { gpuEnvelope } from '../../../lib/plan/runtimes/gpu-envelope';
import type { GpuPoolPlan } from '../../../lib/plan/types/gpu-pool';
import { GiB } from '../../../lib/units/quantity';

const gpu: GpuPoolPlan = {
  type: 'a100-40gb',
  count: 8,
  memoryMiB: 40960,
  resource: 'nvidia.com/gpu',
  driver: 'node-image',
  devicePlugin: 'nvidia-device-plugin',
};
const sharing = { perGpu: 4, memoryMiB: 10240, isolated: false, why: 'requested' } as const;
const runtime = { gpus: 'if-there' } as const;

test('is one whole GPU by default', () => {
  expect(gpuEnvelope(undefined, runtime, { gpu })).toEqual({
    resource: 'nvidia.com/gpu',
    count: 1,
    memoryBytes: 40 * GiB,
    ownPart: 1,
  });
});

test('has the requested number of GPUs', () => {
  expect(gpuEnvelope({ count: 4 }, runtime, { gpu })?.count).toBe(4);
});

test('is one share of a shared GPU, whatever is requested', () => {
  const shared = { ...gpu, sharing: { ...sharing, kind: 'time-slicing' } } as const;
  expect(gpuEnvelope({ count: 2 }, runtime, { gpu: shared })).toMatchObject({ count: 1, memoryBytes: 10 * GiB });
});

test.each([
  ['mig', 1],
  ['mps', 0.25],
  ['time-slicing', 0.25],
] as const)('with %s the program owns %p of the memory that it sees', (kind, ownPart) => {
  expect(gpuEnvelope(undefined, runtime, { gpu: { ...gpu, sharing: { ...sharing, kind } } })?.ownPart).toBe(ownPart);
});

test('is undefined in a pool without GPUs', () => {
  expect(gpuEnvelope({ count: 1 }, runtime, {})).toBeUndefined();
});

test('a runtime without GPU support gets one only on request', () => {
  expect(gpuEnvelope(undefined, { gpus: 'never' }, { gpu })).toBeUndefined();
  expect(gpuEnvelope({ count: 1 }, { gpus: 'never' }, { gpu })?.count).toBe(1);
});
