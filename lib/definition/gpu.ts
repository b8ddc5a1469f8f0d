import type { GpuSharing, GpuType } from '../catalog/gpus';

/** GPUs of each node. */
export interface GpuSpec {
  /** Model of the GPU. */
  readonly type: GpuType;
  /** Number of GPUs in each node, 1 to 16. */
  readonly count: number;
  /**
   * How several pods share one GPU.
   * @default - each pod has whole GPUs
   */
  readonly sharing?: GpuSharingSpec;
}

/** Divides each GPU into equal shares, one share per pod. */
export interface GpuSharingSpec {
  /** Minimum memory of a share, at most 64Ti: `10Gi`. */
  readonly memory: string;
  /**
   * `mig`: hardware partitions, isolated from each other. `mps`: shares run concurrently, each with its own memory
   * limit. `time-slicing`: shares take turns, without memory isolation.
   * @default - `mig` if the GPU and the cloud support it, otherwise `time-slicing`
   */
  readonly by?: GpuSharing;
}
