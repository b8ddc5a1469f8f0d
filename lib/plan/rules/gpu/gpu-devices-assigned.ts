import { choosesDevices } from '../../facts/gpu-variables';
import type { Rule } from '../rule';

/** A program uses the devices that its pod requests. */
export const gpuDevicesAssigned: Rule<'training-spec'> = {
  id: 'gpu/devices-assigned',
  scope: 'training-spec',
  waivableBy: 'no-one',
  rationale:
    'The runtime of NVIDIA gives a container all GPUs that a variable names, so a pod would use the GPUs of other pods and teams, without a request or quota.',
  check: ({ path, spec: { env = {} } }) =>
    Object.keys(env)
      .filter(choosesDevices)
      .map((variable) => ({
        path: [...path, 'env', variable],
        problem: 'this variable chooses devices of the node, also those of other pods',
        value: variable,
        fix: "remove it; 'resources.gpu' decides which GPUs the program gets, and CUDA_VISIBLE_DEVICES chooses among them",
      })),
};
