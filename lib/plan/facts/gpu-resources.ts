import type { GpuSharingPlan } from '../types/gpu-pool';

/** Resource by which pods ask for whole NVIDIA GPUs. */
export const gpuResource = 'nvidia.com/gpu';

/** Name of the device plugin's settings that whole GPUs have. */
export const wholeGpuConfig = 'whole';

/** Name of the device plugin's settings that a pool's nodes choose by a label: the same for all pools cut alike. */
export function devicePluginConfig({ kind, perGpu }: GpuSharingPlan): string {
  return kind === 'mig' ? 'mig' : `${kind}-${perGpu}`;
}
