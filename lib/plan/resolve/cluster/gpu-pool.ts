import { type Gpu, type GpuSharing, gpus } from '../../../catalog/gpus';
import type { GpuSharingSpec, GpuSpec } from '../../../definition/gpu';
import { MiB, parseBytes } from '../../../units/quantity';
import { devicePluginConfig, gpuResource } from '../../facts/gpu-resources';
import type { SharingWays } from '../../providers/gpu-sharing';
import type { Provider } from '../../providers/provider';
import type { GpuPoolPlan, GpuSharingPlan } from '../../types/gpu-pool';
import type { Labels } from '../../types/labels';

/** Maximum shares of one GPU, on GKE and by the client limit of MPS. Source: NVIDIA MPS guide, 2026-11. */
const maxShares = 48;

/** Who installs the parts of a GPU stack. */
export type GpuOwners = Pick<GpuPoolPlan, 'driver' | 'devicePlugin'>;

/** GPUs of a pool: type, sharing, and the resource that pods request. */
export function resolveGpuPool(
  { type, count }: Pick<GpuSpec, 'type' | 'count'>,
  sharing: GpuSharingPlan | undefined,
  owners: GpuOwners,
  provider: Pick<Provider, 'gpuSharing'>,
): GpuPoolPlan {
  const row = gpus.rows[type];
  return {
    type,
    count,
    memoryMiB: row.memoryMiB,
    resource: sharing && provider.gpuSharing(row).resource === 'share' ? shareResource(sharing) : gpuResource,
    ...owners,
    ...(sharing && { sharing }),
  };
}

/** GPU resources of a node. */
export function gpuDevices(gpu: GpuPoolPlan | undefined): Readonly<Record<string, number>> {
  return gpu ? { [gpu.resource]: gpu.count * (gpu.sharing?.perGpu ?? 1) } : {};
}

/**
 * Sharing of a pool's GPUs: the requested strategy, or the first one that gives at least two shares. Undefined if the
 * GPU cannot be shared; a rule reports that, and each GPU belongs to one pod.
 */
export function resolveSharing(spec: GpuSharingSpec, gpu: Gpu, ways: SharingWays): GpuSharingPlan | undefined {
  const wanted = spec.by === undefined ? ways.possible : ways.possible.filter((way) => way === spec.by);
  for (const way of wanted) {
    const split = splitGpu(way, spec, gpu, ways);
    if (split) return { kind: way, ...split, isolated: way === 'mig', why: whyOf(way, spec, ways) };
  }
  return undefined;
}

/** Shares of one GPU, at least two, each with at least the requested memory. */
function splitGpu(way: GpuSharing, { memory }: GpuSharingSpec, gpu: Gpu, ways: SharingWays) {
  const shareMiB = parseBytes(memory) / MiB;
  if (way !== 'mig') {
    const perGpu = Math.min(maxShares, Math.floor(gpu.memoryMiB / shareMiB));
    return perGpu > 1 ? { perGpu, memoryMiB: Math.floor(gpu.memoryMiB / perGpu) } : undefined;
  }
  const [smallest] = ways.migProfiles
    .map(({ name, perGpu }) => ({ profile: name, perGpu, memoryMiB: profileMiB(name) }))
    .filter(({ perGpu, memoryMiB }) => perGpu > 1 && memoryMiB >= shareMiB)
    .sort((a, b) => b.perGpu - a.perGpu || a.memoryMiB - b.memoryMiB || computeSlices(b) - computeSlices(a));
  return smallest;
}

/**
 * Memory of a MIG profile by its name, with GB counted as GiB like the memory of whole GPUs. The driver reserves a
 * part: a program sees about 5% less.
 */
export function profileMiB(name: string): number {
  return Number(/\.(\d+)gb$/.exec(name)?.[1] ?? 0) * 1024;
}

function computeSlices({ profile }: { readonly profile: string }): number {
  return Number.parseInt(profile, 10);
}

const natures: Readonly<Record<GpuSharing, string>> = {
  mig: 'the GPU is partitioned in hardware, so shares are isolated in memory and compute',
  mps: 'shares run concurrently with memory limits, but an error in one stops all of them',
  'time-slicing': 'shares take turns, without isolation of memory',
};

function whyOf(way: GpuSharing, spec: GpuSharingSpec, { impossible }: SharingWays): string {
  if (spec.by !== undefined) return `set in the definition: ${natures[way]}`;
  if (way === 'mig') return natures.mig;
  return `${impossible.mig ?? 'MIG has no profile of this size'}: ${natures[way]}`;
}

/** Resource name of a share. Source: NVIDIA/k8s-device-plugin v0.20.0, README, 2026-11-24. */
function shareResource({ profile }: GpuSharingPlan): string {
  return profile === undefined ? `${gpuResource}.shared` : `nvidia.com/mig-${profile}`;
}

/**
 * Node labels that configure GPU sharing for NVIDIA's components. The operator sets those for MPS itself.
 * Source: NVIDIA/k8s-device-plugin v0.20.0, README and daemonset-mps-control-daemon.yml; GPU Operator v26.7.0, "MIG
 * support", 2026-11.
 */
export function sharingLabels({ devicePlugin, sharing }: GpuPoolPlan): Labels {
  if (!sharing || (devicePlugin !== 'nvidia-device-plugin' && devicePlugin !== 'gpu-operator')) return {};
  const byOperator = devicePlugin === 'gpu-operator';
  return {
    'nvidia.com/device-plugin.config': devicePluginConfig(sharing),
    ...(byOperator && sharing.profile !== undefined && { 'nvidia.com/mig.config': `all-${sharing.profile}` }),
    ...(!byOperator && sharing.kind === 'mps' && { 'nvidia.com/mps.capable': 'true' }),
  };
}
