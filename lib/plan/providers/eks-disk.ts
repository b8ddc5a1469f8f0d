import type { NodeDiskPlan } from '../types/node-disk';
import { type DiskRequest, localDisks, provisionedVolume } from './disks';

/**
 * A volume has 125 MiB/s and 3000 operations per second, and more at 0.25 MiB/s per operation. Volumes can have up to 2000 MiB/s;
 * ours have up to 1000, which limits their price.
 * Sources: awsdocs/amazon-ec2-user-guide, `doc_source/general-purpose.md`, and @aws-sdk/client-ec2 3.1169.0,
 * LaunchTemplateEbsBlockDeviceRequest, both read 2026-11.
 */
const gp3 = { throughputMiB: [125, 1000], leastIops: 3000, iopsPerMiB: 4 } as const;

/**
 * The instance store of a machine, or a gp3 volume. nodeadm makes one RAID 0 array of all disks of the instance store and
 * mounts the folders of kubelet, containerd and the logs of pods on it.
 * Source: awslabs/amazon-eks-ami@81fec2e8, `templates/al2023/runtime/bin/setup-local-disks`, 2026-07-23.
 */
export function eksDisk(request: DiskRequest): NodeDiskPlan {
  const local = localDisks(request, {
    billedGiB: request.gib,
    title: `the instance store of ${request.machine.name}, as one RAID 0 array`,
  });
  return local ?? provisionedVolume(request, gp3, 'gp3');
}
