import type { GpuSharing, GpuType } from '../catalog/gpus';

/** GPUs of each node. */
export interface GpuSpec {
  readonly type: GpuType;
  /** GPUs in each node, 1 to 16. */
  readonly count: number;
  /** @default - each GPU belongs to one pod */
  readonly sharing?: GpuSharingSpec;
}

/** How several pods use one GPU: each GPU is cut into equal shares of at least this much memory. */
export interface GpuSharingSpec {
  /** Memory of a share, at least: `10Gi`. */
  readonly memory: string;
  /**
   * `mig`: the GPU is cut in hardware, and a share cannot touch another. `mps`: shares run side by side, each with its own
   * memory limit. `time-slicing`: shares take turns; nothing keeps one from using the memory of another.
   * @default - `mig` where the GPU and the cloud can cut it so, otherwise `time-slicing`
   */
  readonly by?: GpuSharing;
}
