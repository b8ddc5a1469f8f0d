import type { NodeDiskPlan } from '../types/node-disk';
import { type DiskRequest, localDisks, provisionedVolume } from './disks';

/** Source: Amazon EBS User Guide, "General Purpose SSD volumes", a maximum that gp3 volumes of all sizes reach; 2026-11. */
const gp3 = { throughputMiB: [125, 1000], leastIops: 3000, iopsPerMiB: 4 } as const;

/**
 * The instance store of a machine, or a gp3 volume. nodeadm makes one RAID 0 array of all disks of the instance store and
 * mounts the folders of kubelet, containerd and the logs of pods on it.
 * Source: awslabs/amazon-eks-ami, `nodeadm/doc/api.md`, LocalStorageOptions, 2026-11.
 */
export function eksDisk(request: DiskRequest): NodeDiskPlan {
  const local = localDisks(request, {
    billedGiB: request.gib,
    title: `the instance store of ${request.machine.name}, as one RAID 0 array`,
  });
  return local ?? provisionedVolume(request, gp3, 'gp3');
}
