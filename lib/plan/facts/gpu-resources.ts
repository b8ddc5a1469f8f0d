import type { GpuSharingPlan } from '../types/gpu-pool';

/** Resource name of whole NVIDIA GPUs. */
export const gpuResource = 'nvidia.com/gpu';

/** Whether a resource is a GPU, a share or a partition of one. */
export function isGpuResource(resource: string): boolean {
  return resource.startsWith('nvidia.com/');
}

/** Name of the device plugin configuration for whole GPUs. */
export const wholeGpuConfig = 'whole';

/**
 * Name of the device plugin configuration that nodes of a pool select by a label. Pools with the same sharing share it.
 */
export function devicePluginConfig({ kind, perGpu }: GpuSharingPlan): string {
  return kind === 'mig' ? 'mig' : `${kind}-${perGpu}`;
}
