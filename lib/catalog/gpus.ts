import type { Source } from './source';

/**
 * The GPUs of all machine types in the catalog. The names are specific to this library: lower case, with the memory
 * size for a GPU that is sold in two sizes.
 */
export const gpuTypes = [
  't4',
  't4g',
  'v100',
  'a10',
  'a10g',
  'l4',
  'l40s',
  'a100-40gb',
  'a100-80gb',
  'h100',
  'h100-nvl',
  'h200',
  'b200',
  'b300',
  'gb200',
  'gb300',
  'rtx-pro-4500',
  'rtx-pro-6000',
] as const;

/** Name of a GPU in a definition. */
export type GpuType = (typeof gpuTypes)[number];

/** NVIDIA architecture of a GPU, oldest first. */
type GpuArchitecture = 'volta' | 'turing' | 'ampere' | 'ada-lovelace' | 'hopper' | 'blackwell';

/** A way to share one GPU between pods. */
export type GpuSharing = 'mig' | 'mps' | 'time-slicing';

/** A MIG profile of a GPU. */
export interface MigProfile {
  /** Name in the driver's notation: compute slices, then memory in GB. The resource is `nvidia.com/mig-<name>`. */
  readonly name: `${number}g.${number}gb`;
  /** Maximum number of instances of this profile per GPU, with no other profile on the GPU. */
  readonly perGpu: number;
}

/** Facts about a GPU that do not depend on the cloud. */
export interface Gpu {
  readonly name: GpuType;
  /**
   * Memory of one GPU in MiB, as stated by the cloud. The driver and ECC use part of it (a T4 shows 15360 of 16384).
   */
  readonly memoryMiB: number;
  readonly arch: GpuArchitecture;
  /** Supported ways to share one GPU between pods. */
  readonly sharing: readonly GpuSharing[];
  /** MIG profiles; empty if the GPU does not support MIG. */
  readonly migProfiles: readonly MigProfile[];
}

type MigTable = Readonly<Record<MigProfile['name'], number>>;

// Time-slicing and MPS require only a driver. MIG requires profiles.
function gpu(name: GpuType, arch: GpuArchitecture, memoryMiB: number, mig: MigTable = {}): Gpu {
  const migProfiles = Object.entries(mig).map(([profile, perGpu]) => ({
    name: profile as MigProfile['name'],
    perGpu,
  }));
  const sharing: readonly GpuSharing[] =
    migProfiles.length > 0 ? ['mig', 'mps', 'time-slicing'] : ['mps', 'time-slicing'];
  return { name, memoryMiB, arch, sharing, migProfiles };
}

const mig80GB: MigTable = {
  '1g.10gb': 7,
  '1g.20gb': 4,
  '2g.20gb': 3,
  '3g.40gb': 2,
  '4g.40gb': 1,
  '7g.80gb': 1,
};

/**
 * The GPUs of the catalog, by name.
 *
 * Memory is the value that AWS reports for the GPUs that AWS offers (a10g and l4: 22888, not 24576), otherwise the
 * value on the cloud's page with 1 GB read as 1 GiB. If clouds differ (gb200: 186 or 192, gb300: 279 or 288), the
 * smaller value is used. Only plain MIG profiles are listed, without the `+me` and `+gfx` variants.
 */
export const gpus: { readonly source: readonly Source[]; readonly rows: Readonly<Record<GpuType, Gpu>> } = {
  source: [
    {
      name: 'GPU memory on AWS',
      from: 'aws/karpenter-provider-aws:website/content/en/preview/reference/instance-types.md@1d927085d',
      date: '2026-08-21',
    },
    { name: 'GPU memory on GCP', from: 'https://docs.cloud.google.com/compute/docs/gpus', date: '2026-04-14' },
    {
      name: 'GPU memory on Azure',
      from: 'MicrosoftDocs/azure-compute-docs:articles/virtual-machines/sizes/gpu-accelerated',
      date: '2026-08-21',
    },
    {
      name: 'MIG profiles',
      from: 'NVIDIA/mig-parted:deployments/systemd/config-default.yaml@bd7160f',
      date: '2026-08-21',
    },
  ],
  rows: {
    t4: gpu('t4', 'turing', 16384),
    t4g: gpu('t4g', 'turing', 16384),
    v100: gpu('v100', 'volta', 32768),
    a10: gpu('a10', 'ampere', 24576),
    a10g: gpu('a10g', 'ampere', 22888),
    l4: gpu('l4', 'ada-lovelace', 22888),
    l40s: gpu('l40s', 'ada-lovelace', 45776),
    'a100-40gb': gpu('a100-40gb', 'ampere', 40960, {
      '1g.5gb': 7,
      '1g.10gb': 4,
      '2g.10gb': 3,
      '3g.20gb': 2,
      '4g.20gb': 1,
      '7g.40gb': 1,
    }),
    'a100-80gb': gpu('a100-80gb', 'ampere', 81920, mig80GB),
    h100: gpu('h100', 'hopper', 81920, mig80GB),
    'h100-nvl': gpu('h100-nvl', 'hopper', 96256, {
      '1g.12gb': 7,
      '1g.24gb': 4,
      '2g.24gb': 3,
      '3g.47gb': 2,
      '4g.47gb': 1,
      '7g.94gb': 1,
    }),
    h200: gpu('h200', 'hopper', 144384, {
      '1g.18gb': 7,
      '1g.35gb': 4,
      '2g.35gb': 3,
      '3g.71gb': 2,
      '4g.71gb': 1,
      '7g.141gb': 1,
    }),
    b200: gpu('b200', 'blackwell', 183359, {
      '1g.23gb': 7,
      '1g.45gb': 4,
      '2g.45gb': 3,
      '3g.90gb': 2,
      '4g.90gb': 1,
      '7g.180gb': 1,
    }),
    b300: gpu('b300', 'blackwell', 275040, {
      '1g.34gb': 7,
      '1g.67gb': 4,
      '2g.67gb': 3,
      '3g.135gb': 2,
      '4g.135gb': 1,
      '7g.269gb': 1,
    }),
    // Two boards are sold as GB200 and their larger profiles differ (3g.93gb, 7g.186gb or 3g.95gb, 7g.189gb). No cloud
    // states which one it uses, so only the common profiles are listed.
    gb200: gpu('gb200', 'blackwell', 190464, { '1g.47gb': 4, '2g.47gb': 3 }),
    gb300: gpu('gb300', 'blackwell', 285696, {
      '1g.35gb': 7,
      '1g.70gb': 4,
      '2g.70gb': 3,
      '3g.139gb': 2,
      '7g.278gb': 1,
    }),
    'rtx-pro-4500': gpu('rtx-pro-4500', 'blackwell', 32768),
    'rtx-pro-6000': gpu('rtx-pro-6000', 'blackwell', 98304, { '1g.24gb': 4, '2g.48gb': 2, '4g.96gb': 1 }),
  },
};

/**
 * CPU architecture of every machine with this GPU, undefined if it has no CPU of its own. A Grace Blackwell superchip is
 * one board with an Arm CPU; T4G is the GPU of machines with Graviton. Sources: NVIDIA, "GB200 NVL72" and "GB300 NVL72";
 * Amazon EC2, "G5g instances"; 2026-11.
 */
export function hostArchitecture(type: GpuType | undefined): 'arm64' | undefined {
  return type === 'gb200' || type === 'gb300' || type === 't4g' ? 'arm64' : undefined;
}
