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
const sharing = { perGpu: 4, memoryMiB: 10240, isolated: false, why: 'it is asked for' } as const;
const user = { gpus: 'if-there' } as const;

test('without a wish it is one whole GPU', () => {
  expect(gpuEnvelope(undefined, user, { gpu })).toEqual({
    resource: 'nvidia.com/gpu',
    count: 1,
    memoryBytes: 40 * GiB,
    ownPart: 1,
  });
});

test('as many GPUs as are asked for', () => {
  expect(gpuEnvelope({ count: 4 }, user, { gpu })?.count).toBe(4);
});

test('of shared GPUs it is one share, whatever is asked for', () => {
  const shared = { ...gpu, sharing: { ...sharing, kind: 'time-slicing' } } as const;
  expect(gpuEnvelope({ count: 2 }, user, { gpu: shared })).toMatchObject({ count: 1, memoryBytes: 10 * GiB });
});

test.each([
  ['mig', 1],
  ['mps', 0.25],
  ['time-slicing', 0.25],
] as const)('with %s the own part of what the program sees is %p', (kind, ownPart) => {
  expect(gpuEnvelope(undefined, user, { gpu: { ...gpu, sharing: { ...sharing, kind } } })?.ownPart).toBe(ownPart);
});

test('a pool without GPUs has none to give', () => {
  expect(gpuEnvelope({ count: 1 }, user, {})).toBeUndefined();
});

test('a runtime that makes no use of GPUs gets one only if it is asked for', () => {
  expect(gpuEnvelope(undefined, { gpus: 'never' }, { gpu })).toBeUndefined();
  expect(gpuEnvelope({ count: 1 }, { gpus: 'never' }, { gpu })?.count).toBe(1);
});
