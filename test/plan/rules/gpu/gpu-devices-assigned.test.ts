import { checkModelPlatform } from '../../../../lib/plan/plan';
import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, trains } from '../../../fixtures/gpu-job';

const id = 'gpu/devices-assigned';

function setting(variable: string) {
  return findingsOf(trains({ ...gpuGang, env: { [variable]: 'all' } }), id);
}

test('refuses the variable that chooses the GPUs of a container', () => {
  expect(setting('NVIDIA_VISIBLE_DEVICES')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'env', 'NVIDIA_VISIBLE_DEVICES'],
      problem: 'this variable chooses devices of the node, also those of other pods',
      value: 'NVIDIA_VISIBLE_DEVICES',
      fix: "remove it; 'resources.gpu' decides which GPUs the program gets, and CUDA_VISIBLE_DEVICES chooses among them",
    },
  ]);
});

test.each([
  ...['NVIDIA_MIG_CONFIG_DEVICES', 'NVIDIA_MIG_MONITOR_DEVICES', 'NVIDIA_IMEX_CHANNELS', 'NVIDIA_GDS'],
  ...['NVIDIA_MOFED', 'NVIDIA_NVSWITCH', 'NVIDIA_GDRCOPY', 'DOCKER_RESOURCE_GPU', 'CUDA_MPS_PIPE_DIRECTORY'],
])('refuses %s', (variable) => {
  expect(setting(variable)).toHaveLength(1);
});

test.each([
  ...['CUDA_VISIBLE_DEVICES', 'CUDA_DEVICE_ORDER', 'NVIDIA_TF32_OVERRIDE', 'NVIDIA_DRIVER_CAPABILITIES'],
  ...['NVIDIA_DISABLE_REQUIRE', 'NVIDIA_REQUIRE_CUDA', 'MY_NVIDIA_VISIBLE_DEVICES'],
])('accepts %s, which chooses among the assigned GPUs or none', (variable) => {
  expect(setting(variable)).toEqual([]);
});

test.each([undefined, 'ranking'])('a waiver of the team %s accepts none of these variables', (team) => {
  const definition = trains({ ...gpuGang, env: { NVIDIA_VISIBLE_DEVICES: 'all' } });
  const waivers = [{ rule: id, at: 'training.fit', reason: 'all GPUs', ...(team !== undefined && { team }) }];
  const found = checkModelPlatform({ ...definition, waivers }).findings.map(({ rule }) => rule);
  expect(found).toContain(id);
});
