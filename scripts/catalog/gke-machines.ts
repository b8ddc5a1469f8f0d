import type { GpuType } from '../../lib/catalog/gpus';
import type { MachineType, PurchaseKind } from '../../lib/catalog/machines';
import type { Source } from '../../lib/catalog/source';
import { gcpPriceSource } from './gke-prices';

/** Sources of this file and of the prices. */
export const gcpSources: readonly Source[] = [
  gcpPriceSource,
  {
    name: 'GPU machine types: vCPU, memory, GPU, local SSD, consumption options',
    from: 'https://docs.cloud.google.com/compute/docs/gpus',
    date: '2026-04-14',
  },
  {
    name: 'machine types and accelerators',
    from: 'GoogleCloudPlatform/cluster-toolkit:pkg/config/machine_mappings.json',
    date: '2026-06-25',
  },
  {
    name: 'CPU machine families: memory per vCPU by definition of the family',
    from: 'https://docs.cloud.google.com/compute/docs/general-purpose-machines',
    date: '2026-11-24',
  },
];

/** One GPU machine type: name, GPU, number of GPUs, vCPU, memory in GiB, bundled local SSD in GiB, purchase kinds. */
export type GcpGpuRow = readonly [
  name: string,
  gpu: GpuType,
  count: number,
  vcpu: number,
  memoryGiB: number,
  localDiskGiB: number,
  purchase: readonly PurchaseKind[],
];

const any: readonly PurchaseKind[] = ['on-demand', 'spot', 'reservation', 'flex-start', 'queued-provisioning'];
const notOnDemand: readonly PurchaseKind[] = ['spot', 'reservation', 'flex-start', 'queued-provisioning'];
const queued: readonly PurchaseKind[] = ['spot', 'flex-start', 'queued-provisioning'];
const reserved: readonly PurchaseKind[] = ['reservation'];

/** GPU machine types. Excluded: g4-standard-6, -12 and -24 (a fraction of a GPU), n1 with attached GPUs. */
// biome-ignore format: a table is read by column
export const gcpGpuTypes: readonly GcpGpuRow[] = [
  ['a4x-maxgpu-4g-metal', 'gb300', 4, 144, 960, 12000, reserved],
  ['a4x-highgpu-4g', 'gb200', 4, 140, 884, 12000, reserved],
  ['a4-highgpu-8g', 'b200', 8, 224, 3968, 12000, notOnDemand],
  ['a3-ultragpu-8g', 'h200', 8, 224, 2952, 12000, notOnDemand],
  ['a3-megagpu-8g', 'h100', 8, 208, 1872, 6000, any],
  ['a3-highgpu-8g', 'h100', 8, 208, 1872, 6000, any],
  ['a3-highgpu-4g', 'h100', 4, 104, 936, 3000, queued],
  ['a3-highgpu-2g', 'h100', 2, 52, 468, 1500, queued],
  ['a3-highgpu-1g', 'h100', 1, 26, 234, 750, queued],
  ['a3-edgegpu-8g', 'h100', 8, 208, 1872, 6000, any],
  ['a2-ultragpu-1g', 'a100-80gb', 1, 12, 170, 375, any],
  ['a2-ultragpu-2g', 'a100-80gb', 2, 24, 340, 750, any],
  ['a2-ultragpu-4g', 'a100-80gb', 4, 48, 680, 1500, any],
  ['a2-ultragpu-8g', 'a100-80gb', 8, 96, 1360, 3000, any],
  ['a2-highgpu-1g', 'a100-40gb', 1, 12, 85, 0, any],
  ['a2-highgpu-2g', 'a100-40gb', 2, 24, 170, 0, any],
  ['a2-highgpu-4g', 'a100-40gb', 4, 48, 340, 0, any],
  ['a2-highgpu-8g', 'a100-40gb', 8, 96, 680, 0, any],
  ['a2-megagpu-16g', 'a100-40gb', 16, 96, 1360, 0, any],
  ['g4-standard-48', 'rtx-pro-6000', 1, 48, 180, 0, any],
  ['g4-standard-96', 'rtx-pro-6000', 2, 96, 360, 0, any],
  ['g4-standard-192', 'rtx-pro-6000', 4, 192, 720, 0, any],
  ['g4-standard-384', 'rtx-pro-6000', 8, 384, 1440, 0, any],
  ['g2-standard-4', 'l4', 1, 4, 16, 0, any],
  ['g2-standard-8', 'l4', 1, 8, 32, 0, any],
  ['g2-standard-12', 'l4', 1, 12, 48, 0, any],
  ['g2-standard-16', 'l4', 1, 16, 64, 0, any],
  ['g2-standard-24', 'l4', 2, 24, 96, 0, any],
  ['g2-standard-32', 'l4', 1, 32, 128, 0, any],
  ['g2-standard-48', 'l4', 4, 48, 192, 0, any],
  ['g2-standard-96', 'l4', 8, 96, 384, 0, any],
];

/** A family of CPU machine types: `<name>-<vCPU>`. */
export interface GcpCpuFamily {
  readonly name: string;
  readonly arch: MachineType['arch'];
  readonly gibPerVcpu: number;
  /** vCPUs, smallest first. */
  readonly sizes: readonly number[];
}

/** CPU machine families. n2-highmem-128 is excluded: it has less memory per vCPU than its family. */
export const gcpCpuFamilies: readonly GcpCpuFamily[] = [
  { name: 'e2-standard', arch: 'amd64', gibPerVcpu: 4, sizes: [2, 4, 8, 16, 32] },
  { name: 'n2-standard', arch: 'amd64', gibPerVcpu: 4, sizes: [2, 4, 8, 16, 32, 48, 64, 80, 96, 128] },
  { name: 'n2-highmem', arch: 'amd64', gibPerVcpu: 8, sizes: [2, 4, 8, 16, 32, 48, 64, 80, 96] },
  { name: 'n2d-standard', arch: 'amd64', gibPerVcpu: 4, sizes: [2, 4, 8, 16, 32, 48, 64, 80, 96, 128, 224] },
  { name: 'n4-standard', arch: 'amd64', gibPerVcpu: 4, sizes: [2, 4, 8, 16, 32, 48, 64, 80] },
  { name: 'c3-standard', arch: 'amd64', gibPerVcpu: 4, sizes: [4, 8, 22, 44, 88, 176] },
  { name: 'c3-highmem', arch: 'amd64', gibPerVcpu: 8, sizes: [4, 8, 22, 44, 88, 176] },
  { name: 't2a-standard', arch: 'arm64', gibPerVcpu: 4, sizes: [1, 2, 4, 8, 16, 32, 48] },
  { name: 'c4a-standard', arch: 'arm64', gibPerVcpu: 4, sizes: [1, 2, 4, 8, 16, 32, 48, 64, 72] },
];
