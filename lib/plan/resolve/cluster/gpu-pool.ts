import { type Gpu, type GpuSharing, gpus } from '../../../catalog/gpus';
import type { GpuSharingSpec, GpuSpec } from '../../../definition/gpu';
import { MiB, parseBytes } from '../../../units/quantity';
import { devicePluginConfig, gpuResource } from '../../facts/gpu-resources';
import type { SharingWays } from '../../providers/gpu-sharing';
import type { Provider } from '../../providers/provider';
import type { GpuPoolPlan, GpuSharingPlan } from '../../types/gpu-pool';
import type { Labels } from '../../types/labels';

/** Most shares of one GPU: GKE allows no more, and MPS holds no more clients. Source: NVIDIA MPS guide, 2026-11. */
const maxShares = 48;

/** Who brings the parts of a GPU stack. */
export type GpuOwners = Pick<GpuPoolPlan, 'driver' | 'devicePlugin'>;

/** GPUs of a pool: how they are shared, and what pods ask for. */
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

/** What a node offers of its GPUs, by resource. */
export function gpuDevices(gpu: GpuPoolPlan | undefined): Readonly<Record<string, number>> {
  return gpu ? { [gpu.resource]: gpu.count * (gpu.sharing?.perGpu ?? 1) } : {};
}

/**
 * How GPUs of a pool are cut: in the way that is asked for, or in the first that makes more than one share of them. Of a
 * GPU that cannot be cut so there is no plan, and each belongs to one pod; a rule says why.
 */
export function resolveSharing(spec: GpuSharingSpec, gpu: Gpu, ways: SharingWays): GpuSharingPlan | undefined {
  const wanted = spec.by === undefined ? ways.possible : ways.possible.filter((way) => way === spec.by);
  for (const way of wanted) {
    const cut = cutGpu(way, spec, gpu, ways);
    if (cut) return { kind: way, ...cut, isolated: way === 'mig', why: whyOf(way, spec, ways) };
  }
  return undefined;
}

/** Shares of one GPU, at least two, each with at least the memory that is asked for. */
function cutGpu(way: GpuSharing, { memory }: GpuSharingSpec, gpu: Gpu, ways: SharingWays) {
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
 * Memory of a MIG profile as its name says it, a GB counted as a GiB like the memory of whole GPUs. The driver keeps a
 * part of it: a program sees about 5% less.
 */
export function profileMiB(name: string): number {
  return Number(/\.(\d+)gb$/.exec(name)?.[1] ?? 0) * 1024;
}

function computeSlices({ profile }: { readonly profile: string }): number {
  return Number.parseInt(profile, 10);
}

const natures: Readonly<Record<GpuSharing, string>> = {
  mig: 'the GPU is cut in hardware, so that no share takes memory or time from another',
  mps: 'shares run side by side, each with its own limit of memory, but a fault of one stops all',
  'time-slicing': 'shares take turns, and nothing keeps one from using the memory of another',
};

function whyOf(way: GpuSharing, spec: GpuSharingSpec, { impossible }: SharingWays): string {
  if (spec.by !== undefined) return `the definition asks for it: ${natures[way]}`;
  if (way === 'mig') return natures.mig;
  return `${impossible.mig ?? 'MIG has no such size'}: ${natures[way]}`;
}

/** What NVIDIA's device plugin calls a share. Source: NVIDIA/k8s-device-plugin v0.20.0, README, 2026-11-24. */
function shareResource({ profile }: GpuSharingPlan): string {
  return profile === undefined ? `${gpuResource}.shared` : `nvidia.com/mig-${profile}`;
}

/**
 * Labels by which NVIDIA's programs know how the GPUs of a node are to be shared. The operator sets those for MPS itself.
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
