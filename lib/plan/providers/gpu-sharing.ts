import type { Gpu, GpuSharing, MigProfile } from '../../catalog/gpus';

/** In which ways pods can share a GPU in a cluster. */
export interface SharingWays {
  /** What can be done, most wanted first: the first is taken where the definition names none. */
  readonly possible: readonly GpuSharing[];
  /** Why the others cannot, each the end of a sentence. */
  readonly impossible: Readonly<Partial<Record<GpuSharing, string>>>;
  /** Sizes that the GPU can be cut into here; empty where `mig` is not possible. */
  readonly migProfiles: readonly MigProfile[];
  /** Whether a share is a resource of its own, or has the name of a whole GPU. */
  readonly resource: 'share' | 'whole-gpu';
}

/** What a cluster adds to what the GPU can do. */
interface SharingLimits {
  /** Why `mig` or `mps` cannot be done although the GPU can, each the end of a sentence. */
  readonly impossible?: SharingWays['impossible'];
  /** Sizes that the cluster can cut into. @default - all of the GPU's */
  readonly migProfiles?: readonly MigProfile[];
  /** @default 'share' */
  readonly resource?: SharingWays['resource'];
}

/**
 * MPS comes last, so it is done only where it is asked for: its device plugin calls it experimental, a fault of one share
 * stops all of them, and it mounts a /dev/shm of its own over that of the pod, which PyTorch and vLLM need.
 * Source: NVIDIA/k8s-device-plugin README "With CUDA MPS" (v0.20.0) and internal/plugin/server.go, read 2026-11-24.
 */
const order: readonly GpuSharing[] = ['mig', 'time-slicing', 'mps'];

/** Ways of sharing a GPU: what it can do, without what the cluster cannot. */
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
