import type { Gpu, GpuSharing, MigProfile } from '../../catalog/gpus';

/** How pods can share a GPU in a cluster. */
export interface SharingWays {
  /** Possible strategies, best first. The first one is the default. */
  readonly possible: readonly GpuSharing[];
  /** Why the others are impossible, each the end of a sentence. */
  readonly impossible: Readonly<Partial<Record<GpuSharing, string>>>;
  /** MIG profiles of the GPU in this cluster; empty if `mig` is impossible. */
  readonly migProfiles: readonly MigProfile[];
  /** Whether a share has its own resource name or that of a whole GPU. */
  readonly resource: 'share' | 'whole-gpu';
}

/** Limits of a cluster, in addition to those of the GPU. */
interface SharingLimits {
  /** Why `mig` or `mps` is impossible although the GPU supports it, each the end of a sentence. */
  readonly impossible?: SharingWays['impossible'];
  /** MIG profiles of the cluster. @default - all profiles of the GPU */
  readonly migProfiles?: readonly MigProfile[];
  /** @default 'share' */
  readonly resource?: SharingWays['resource'];
}

/**
 * MPS is last, so it is used only on request: its device plugin calls it experimental, an error in one share stops all
 * of them, and it mounts its own /dev/shm over that of the pod, which PyTorch and vLLM need.
 * Source: NVIDIA/k8s-device-plugin README "With CUDA MPS" (v0.20.0) and internal/plugin/server.go, read 2026-11-24.
 */
const order: readonly GpuSharing[] = ['mig', 'time-slicing', 'mps'];

/** Sharing strategies that both the GPU and the cluster support. */
export function sharingWays(gpu: Gpu, limits: SharingLimits = {}): SharingWays {
  const impossible: SharingWays['impossible'] = {
    ...(!gpu.sharing.includes('mig') && { mig: 'this GPU has no MIG' }),
    ...limits.impossible,
  };
  const possible = order.filter((way) => impossible[way] === undefined);
  return {
    possible,
    impossible,
    migProfiles: possible.includes('mig') ? (limits.migProfiles ?? gpu.migProfiles) : [],
    resource: limits.resource ?? 'share',
  };
}
