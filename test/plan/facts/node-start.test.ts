import { nodeStartSeconds } from '../../../lib/plan/facts/node-start';
import type { GpuPoolPlan } from '../../../lib/plan/types/gpu-pool';

const gpu: GpuPoolPlan = {
  type: 'a100-80gb',
  count: 1,
  memoryMiB: 81_920,
  resource: 'nvidia.com/gpu',
  driver: 'cloud',
  devicePlugin: 'cloud',
};
const sharing = { kind: 'mig', perGpu: 7, memoryMiB: 9728, isolated: true, why: 'requested' } as const;

test('a node takes longer with a GPU driver, and longest with MIG, which needs a reboot', () => {
  expect(nodeStartSeconds({})).toBe(300);
  expect(nodeStartSeconds({ gpu })).toBe(900);
  expect(nodeStartSeconds({ gpu: { ...gpu, sharing: { ...sharing, kind: 'mps', isolated: false } } })).toBe(900);
  expect(nodeStartSeconds({ gpu: { ...gpu, sharing } })).toBe(1800);
});
