import { existingGpuOwner } from '../plan/facts/existing-nodes';
import type { GpuPoolPlan } from '../plan/types/gpu-pool';
import { type Section, tableSection } from './section';

const owners: Readonly<Record<GpuPoolPlan['devicePlugin'] | GpuPoolPlan['driver'], string>> = {
  'node-image': 'node image',
  cloud: 'cloud',
  [existingGpuOwner]: 'preinstalled',
  'nvidia-device-plugin': 'nvidia-device-plugin',
  'gpu-operator': 'gpu-operator',
};

/** GPUs of each pool: their resource name, driver, device plugin and sharing, and whether shares are isolated. */
export const gpuSharingSection: Section = ({ cluster }, style) =>
  tableSection(
    'GPUs',
    [
      { title: 'pool' },
      { title: 'GPUs per node' },
      { title: 'resource', wrap: true },
      { title: 'sharing', wrap: true },
      { title: 'driver', wrap: true },
      { title: 'device plugin', wrap: true },
    ],
    Object.values(cluster.pools).flatMap(({ name, gpu }) =>
      gpu
        ? [
            [
              name,
              `${gpu.count} x ${gpu.type}`,
              gpu.resource,
              sharingText(gpu),
              owners[gpu.driver],
              owners[gpu.devicePlugin],
            ],
          ]
        : [],
    ),
    style,
  );

function sharingText({ sharing }: GpuPoolPlan): string {
  if (!sharing) return 'none';
  const { kind, perGpu, memoryMiB, profile, isolated } = sharing;
  const mode = profile === undefined ? kind : `${kind} ${profile}`;
  return `${mode}, ${perGpu} x ${memoryMiB}Mi, ${isolated ? 'isolated' : 'not isolated'}`;
}
