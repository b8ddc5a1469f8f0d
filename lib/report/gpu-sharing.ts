import type { GpuPoolPlan } from '../plan/types/gpu-pool';
import { type Section, tableSection } from './section';

const owners: Readonly<Record<GpuPoolPlan['devicePlugin'] | GpuPoolPlan['driver'], string>> = {
  'node-image': "the node's image",
  cloud: 'the cloud',
  existing: 'whoever made the cluster',
  'nvidia-device-plugin': 'nvidia-device-plugin',
  'gpu-operator': 'gpu-operator',
};

/** GPUs of each pool: how they are cut, by whom they are offered, and whether one share is safe from another. */
export const gpuSharingSection: Section = ({ cluster }, style) =>
  tableSection(
    'GPUs',
    [
      { title: 'pool' },
      { title: 'a node has' },
      { title: 'pods ask for', wrap: true },
      { title: 'shared', wrap: true },
      { title: 'driver from', wrap: true },
      { title: 'offered by', wrap: true },
    ],
    Object.values(cluster.pools).flatMap(({ name, gpu }) =>
      gpu
        ? [
            [
              name,
              `${gpu.count} x ${gpu.type}`,
              gpu.resource,
              sharing(gpu),
              owners[gpu.driver],
              owners[gpu.devicePlugin],
            ],
          ]
        : [],
    ),
    style,
  );

function sharing({ sharing: cut }: GpuPoolPlan): string {
  if (!cut) return 'no, each belongs to one pod';
  const { kind, perGpu, memoryMiB, profile, isolated, why } = cut;
  const shares = `${perGpu} shares of ${memoryMiB}Mi each by ${kind}${profile === undefined ? '' : ` ${profile}`}`;
  return `${shares}, ${isolated ? 'kept apart' : 'not kept apart'}: ${why}`;
}
