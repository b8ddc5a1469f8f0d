import type { GpuType } from '../../lib/catalog/gpus';
import type { MachineType, PurchaseKind } from '../../lib/catalog/machines';
import type { Source } from '../../lib/catalog/source';

/** Sources of this file. */
export const azureSources: readonly Source[] = [
  {
    name: 'vCPU, memory and GPUs of sizes',
    from: 'kubernetes/autoscaler:cluster-autoscaler/cloudprovider/azure/azure_instance_types.go',
    date: '2026-03-17',
  },
  {
    name: 'GPU sizes and local disks',
    from: 'MicrosoftDocs/azure-compute-docs:articles/virtual-machines/sizes/gpu-accelerated',
    date: '2026-08-21',
  },
  {
    name: 'CPU size families: memory and local disk per vCPU by definition of the family',
    from: 'https://learn.microsoft.com/azure/virtual-machines/sizes/overview',
    date: '2026-11-24',
  },
  {
    name: 'series with capacity reservations',
    from: 'MicrosoftDocs/azure-compute-docs:articles/virtual-machines/capacity-reservation-overview.md',
    date: '2026-02-17',
  },
];

/** Without the ND, NCads H100 v5 and NC RTX PRO 6000 v6 series, which have no capacity reservations. */
const unreserved: readonly PurchaseKind[] = ['on-demand', 'spot'];

/** One GPU size: name, GPU, number of GPUs, vCPU, memory in GiB, local disk in GiB. */
export type AzureGpuRow = readonly [
  name: string,
  gpu: GpuType,
  count: number,
  vcpu: number,
  memoryGiB: number,
  localDiskGiB: number,
  options?: {
    /** @default 'amd64' */
    readonly arch?: 'arm64';
    /** @default - on demand, spot and reserved */
    readonly purchase?: readonly PurchaseKind[];
  },
];

/**
 * NVIDIA sizes. Excluded: NV6ads to NV18ads (a fraction of a GPU), MI300X and V710 (AMD). GB300 has no list price. Spot
 * availability was not verified per size. For ND96amsr the pages state 1900 GiB and the API 1800: the smaller is used.
 */
// biome-ignore format: a table is read by column
export const azureGpuSizes: readonly AzureGpuRow[] = [
  ['Standard_NC4as_T4_v3', 't4', 1, 4, 28, 176],
  ['Standard_NC8as_T4_v3', 't4', 1, 8, 56, 352],
  ['Standard_NC16as_T4_v3', 't4', 1, 16, 110, 352],
  ['Standard_NC64as_T4_v3', 't4', 4, 64, 440, 2816],
  ['Standard_NV36ads_A10_v5', 'a10', 1, 36, 440, 1440],
  ['Standard_NV72ads_A10_v5', 'a10', 2, 72, 880, 2880],
  ['Standard_NC24ads_A100_v4', 'a100-80gb', 1, 24, 220, 894],
  ['Standard_NC48ads_A100_v4', 'a100-80gb', 2, 48, 440, 1788],
  ['Standard_NC96ads_A100_v4', 'a100-80gb', 4, 96, 880, 3576],
  ['Standard_NC40ads_H100_v5', 'h100-nvl', 1, 40, 320, 3576, { purchase: unreserved }],
  ['Standard_NC80adis_H100_v5', 'h100-nvl', 2, 80, 640, 7152, { purchase: unreserved }],
  ['Standard_NC128ds_xl_RTXPRO6000BSE_v6', 'rtx-pro-6000', 1, 128, 512, 1024, { purchase: unreserved }],
  ['Standard_NC128lds_xl_RTXPRO6000BSE_v6', 'rtx-pro-6000', 1, 128, 256, 1024, { purchase: unreserved }],
  ['Standard_NC256ds_xl_RTXPRO6000BSE_v6', 'rtx-pro-6000', 2, 256, 1024, 2048, { purchase: unreserved }],
  ['Standard_NC320ds_xl_RTXPRO6000BSE_v6', 'rtx-pro-6000', 2, 320, 1280, 2048, { purchase: unreserved }],
  ['Standard_ND96asr_v4', 'a100-40gb', 8, 96, 900, 6000, { purchase: unreserved }],
  ['Standard_ND96amsr_A100_v4', 'a100-80gb', 8, 96, 1800, 6400, { purchase: unreserved }],
  ['Standard_ND96isr_H100_v5', 'h100', 8, 96, 1900, 28672, { purchase: unreserved }],
  ['Standard_ND96isr_H200_v5', 'h200', 8, 96, 1850, 28672, { purchase: unreserved }],
  ['Standard_ND128isr_NDR_GB200_v6', 'gb200', 4, 128, 900, 14901, { arch: 'arm64', purchase: unreserved }],
  ['Standard_ND128isr_GB300_v6', 'gb300', 4, 128, 864, 14901, { arch: 'arm64', purchase: ['on-demand'] }],
];

/** A family of CPU sizes. */
export interface AzureCpuFamily {
  readonly name: (vcpu: number) => string;
  readonly arch: MachineType['arch'];
  readonly gibPerVcpu: number;
  /** Local (temporary) disk in GiB per vCPU. */
  readonly localGiBPerVcpu: number;
  readonly sizes: readonly number[];
  /** Memory in GiB of the sizes that deviate from `gibPerVcpu`, by vCPU. */
  readonly exceptGiB?: Readonly<Record<number, number>>;
}

const sizes = [2, 4, 8, 16, 32, 48, 64, 96] as const;

/** CPU sizes of the general-purpose (D), memory-optimised (E) and compute-optimised (F) families. */
export const azureCpuFamilies: readonly AzureCpuFamily[] = [
  { name: (n) => `Standard_D${n}s_v5`, arch: 'amd64', gibPerVcpu: 4, localGiBPerVcpu: 0, sizes },
  { name: (n) => `Standard_D${n}ds_v5`, arch: 'amd64', gibPerVcpu: 4, localGiBPerVcpu: 37.5, sizes },
  { name: (n) => `Standard_D${n}as_v5`, arch: 'amd64', gibPerVcpu: 4, localGiBPerVcpu: 0, sizes },
  { name: (n) => `Standard_D${n}s_v6`, arch: 'amd64', gibPerVcpu: 4, localGiBPerVcpu: 0, sizes },
  {
    name: (n) => `Standard_D${n}ps_v5`,
    arch: 'arm64',
    gibPerVcpu: 4,
    localGiBPerVcpu: 0,
    sizes: [2, 4, 8, 16, 32, 48, 64],
    exceptGiB: { 64: 208 },
  },
  {
    name: (n) => `Standard_E${n}s_v5`,
    arch: 'amd64',
    gibPerVcpu: 8,
    localGiBPerVcpu: 0,
    sizes: [2, 4, 8, 16, 20, 32, 48, 64, 96],
    exceptGiB: { 96: 672 },
  },
  {
    name: (n) => `Standard_F${n}s_v2`,
    arch: 'amd64',
    gibPerVcpu: 2,
    localGiBPerVcpu: 8,
    sizes: [2, 4, 8, 16, 32, 48, 64, 72],
  },
];
