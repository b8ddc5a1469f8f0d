import type { GpuType } from '../../lib/catalog/gpus';
import type { PurchaseKind } from '../../lib/catalog/machines';
import type { Source } from '../../lib/catalog/source';

/** Sources of `awsGpuTypes`. */
export const awsGpuSource: readonly Source[] = [
  {
    name: 'GPU instance types: vCPU, memory, GPU, EFA, NVMe',
    from: 'aws/karpenter-provider-aws:website/content/en/preview/reference/instance-types.md@1d927085d',
    date: '2026-08-21',
  },
  {
    name: 'prices of g7, newer than the pinned module',
    from: 'aws/karpenter-provider-aws:pkg/providers/pricing/zz_generated.pricing_aws.go@1d927085d',
    date: '2026-07-20',
  },
  {
    name: 'instance types of Capacity Blocks (confirmed for p4d, p5.48xlarge, p5e and p5en)',
    from: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-capacity-blocks.html',
    date: '2026-11-30',
  },
];

const orBlock: readonly PurchaseKind[] = ['on-demand', 'spot', 'reservation', 'capacity-block'];

/** One instance type: name, GPU, number of GPUs, vCPU, memory in MiB, NVMe in GB (10^9 bytes), EFA interfaces. */
export type AwsGpuRow = readonly [
  name: string,
  gpu: GpuType,
  count: number,
  vcpu: number,
  memoryMiB: number,
  localGB: number,
  efa: number,
  options?: {
    /** @default 'amd64' */
    readonly arch?: 'arm64';
    /** @default - on demand, spot and reserved */
    readonly purchase?: readonly PurchaseKind[];
    /** On-demand USD per hour in us-east-1, for types without a price in the pinned module. */
    readonly usEast1?: number;
  },
];

/**
 * NVIDIA instance types. Excluded: g6f and gr6f (a fraction of a GPU), g4ad (AMD), p6e-gb200 (no published data). p5e
 * has no list price: it is sold as Capacity Blocks only. Spot availability of the other types was not verified individually.
 */
// biome-ignore format: a table is read by column
export const awsGpuTypes: readonly AwsGpuRow[] = [
  ['g4dn.xlarge', 't4', 1, 4, 16384, 125, 0],
  ['g4dn.2xlarge', 't4', 1, 8, 32768, 225, 0],
  ['g4dn.4xlarge', 't4', 1, 16, 65536, 225, 0],
  ['g4dn.8xlarge', 't4', 1, 32, 131072, 900, 1],
  ['g4dn.12xlarge', 't4', 4, 48, 196608, 900, 1],
  ['g4dn.16xlarge', 't4', 1, 64, 262144, 900, 1],
  ['g4dn.metal', 't4', 8, 96, 393216, 1800, 1],
  ['g5.xlarge', 'a10g', 1, 4, 16384, 250, 0],
  ['g5.2xlarge', 'a10g', 1, 8, 32768, 450, 0],
  ['g5.4xlarge', 'a10g', 1, 16, 65536, 600, 0],
  ['g5.8xlarge', 'a10g', 1, 32, 131072, 900, 1],
  ['g5.12xlarge', 'a10g', 4, 48, 196608, 3800, 1],
  ['g5.16xlarge', 'a10g', 1, 64, 262144, 1900, 1],
  ['g5.24xlarge', 'a10g', 4, 96, 393216, 3800, 1],
  ['g5.48xlarge', 'a10g', 8, 192, 786432, 7600, 1],
  ['g5g.xlarge', 't4g', 1, 4, 8192, 0, 0, { arch: 'arm64' }],
  ['g5g.2xlarge', 't4g', 1, 8, 16384, 0, 0, { arch: 'arm64' }],
  ['g5g.4xlarge', 't4g', 1, 16, 32768, 0, 0, { arch: 'arm64' }],
  ['g5g.8xlarge', 't4g', 1, 32, 65536, 0, 0, { arch: 'arm64' }],
  ['g5g.16xlarge', 't4g', 2, 64, 131072, 0, 0, { arch: 'arm64' }],
  ['g5g.metal', 't4g', 2, 64, 131072, 0, 0, { arch: 'arm64' }],
  ['g6.xlarge', 'l4', 1, 4, 16384, 250, 0],
  ['g6.2xlarge', 'l4', 1, 8, 32768, 450, 0],
  ['g6.4xlarge', 'l4', 1, 16, 65536, 600, 0],
  ['g6.8xlarge', 'l4', 1, 32, 131072, 900, 1],
  ['g6.12xlarge', 'l4', 4, 48, 196608, 3760, 1],
  ['g6.16xlarge', 'l4', 1, 64, 262144, 1880, 1],
  ['g6.24xlarge', 'l4', 4, 96, 393216, 3760, 1],
  ['g6.48xlarge', 'l4', 8, 192, 786432, 7520, 1],
  ['g6e.xlarge', 'l40s', 1, 4, 32768, 250, 0],
  ['g6e.2xlarge', 'l40s', 1, 8, 65536, 450, 0],
  ['g6e.4xlarge', 'l40s', 1, 16, 131072, 600, 0],
  ['g6e.8xlarge', 'l40s', 1, 32, 262144, 900, 1],
  ['g6e.12xlarge', 'l40s', 4, 48, 393216, 3800, 1],
  ['g6e.16xlarge', 'l40s', 1, 64, 524288, 1900, 1],
  ['g6e.24xlarge', 'l40s', 4, 96, 786432, 3800, 2],
  ['g6e.48xlarge', 'l40s', 8, 192, 1572864, 7600, 4],
  ['g7.2xlarge', 'rtx-pro-4500', 1, 8, 32768, 440, 0, { usEast1: 2.52 }],
  ['g7.4xlarge', 'rtx-pro-4500', 1, 16, 65536, 875, 0, { usEast1: 3.04208 }],
  ['g7.8xlarge', 'rtx-pro-4500', 1, 32, 131072, 930, 1, { usEast1: 4.08624 }],
  ['g7.12xlarge', 'rtx-pro-4500', 2, 48, 196608, 1900, 1, { usEast1: 7.12832 }],
  ['g7.24xlarge', 'rtx-pro-4500', 4, 96, 393216, 3800, 1, { usEast1: 14.25664 }],
  ['g7.48xlarge', 'rtx-pro-4500', 8, 192, 786432, 7600, 2, { usEast1: 28.51328 }],
  ['g7e.2xlarge', 'rtx-pro-6000', 1, 8, 65536, 1900, 0],
  ['g7e.4xlarge', 'rtx-pro-6000', 1, 16, 131072, 1900, 0],
  ['g7e.8xlarge', 'rtx-pro-6000', 1, 32, 262144, 1900, 1],
  ['g7e.12xlarge', 'rtx-pro-6000', 2, 48, 524288, 3800, 1],
  ['g7e.24xlarge', 'rtx-pro-6000', 4, 96, 1048576, 7600, 2],
  ['g7e.48xlarge', 'rtx-pro-6000', 8, 192, 2097152, 15200, 4],
  ['gr6.4xlarge', 'l4', 1, 16, 131072, 600, 0],
  ['gr6.8xlarge', 'l4', 1, 32, 262144, 900, 1],
  ['p3dn.24xlarge', 'v100', 8, 96, 786432, 1800, 1],
  ['p4d.24xlarge', 'a100-40gb', 8, 96, 1179648, 8000, 4, { purchase: orBlock }],
  ['p4de.24xlarge', 'a100-80gb', 8, 96, 1179648, 8000, 4, { purchase: orBlock }],
  ['p5.4xlarge', 'h100', 1, 16, 262144, 3800, 1, { purchase: orBlock }],
  ['p5.48xlarge', 'h100', 8, 192, 2097152, 30400, 32, { purchase: orBlock }],
  ['p5e.48xlarge', 'h200', 8, 192, 2097152, 30400, 32, { purchase: ['capacity-block'] }],
  ['p5en.48xlarge', 'h200', 8, 192, 2097152, 30400, 16, { purchase: orBlock }],
  ['p6-b200.48xlarge', 'b200', 8, 192, 2097152, 30400, 8, { purchase: orBlock }],
  ['p6-b300.48xlarge', 'b300', 8, 192, 4194304, 30400, 16, { purchase: orBlock }],
];
