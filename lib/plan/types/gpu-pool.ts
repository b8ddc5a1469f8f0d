import type { GpuSharing, GpuType } from '../../catalog/gpus';

/** GPUs of a pool's nodes and who brings their driver and device plugin: one owner each. */
export interface GpuPoolPlan {
  readonly type: GpuType;
  /** GPUs of a node. */
  readonly count: number;
  readonly memoryMiB: number;
  /** Resource that a pod asks for: whole GPUs, or shares where they are shared. */
  readonly resource: string;
  readonly driver: 'node-image' | 'cloud' | 'existing';
  /** The one that offers GPUs to pods: an add-on by its name, the cloud, or whoever made the cluster. */
  readonly devicePlugin: 'nvidia-device-plugin' | 'gpu-operator' | 'cloud' | 'existing';
  /** Absent where each GPU belongs to one pod. */
  readonly sharing?: GpuSharingPlan;
}

/** How each GPU of a pool is cut. */
export interface GpuSharingPlan {
  readonly kind: GpuSharing;
  /** Shares of one GPU. */
  readonly perGpu: number;
  /** Memory of each share, as the name of a MIG profile says it; with the others an equal part of the GPU's. */
  readonly memoryMiB: number;
  /** MIG profile, such as `1g.10gb`. */
  readonly profile?: string;
  /** Whether one share cannot take memory or time from another, nor stop it by a fault: with MIG alone. */
  readonly isolated: boolean;
  /** Why it is this way of sharing, in one sentence. */
  readonly why: string;
}
