import type { GpuSharing, GpuType } from '../../catalog/gpus';

/** GPUs of the nodes of a pool, with the one owner of their driver and of their device plugin. */
export interface GpuPoolPlan {
  readonly type: GpuType;
  /** GPUs of a node. */
  readonly count: number;
  readonly memoryMiB: number;
  /** Resource that pods request: whole GPUs, or shares of GPUs. */
  readonly resource: string;
  readonly driver: 'node-image' | 'cloud' | 'existing';
  /** Owner of the device plugin: an add-on by name, the cloud, or the owner of an existing cluster. */
  readonly devicePlugin: 'nvidia-device-plugin' | 'gpu-operator' | 'cloud' | 'existing';
  /** Absent if GPUs are not shared. */
  readonly sharing?: GpuSharingPlan;
}

/** How the GPUs of a pool are shared. */
export interface GpuSharingPlan {
  readonly kind: GpuSharing;
  /** Shares of one GPU. */
  readonly perGpu: number;
  /** Memory of each share: that of the MIG profile, or an equal part of the GPU. */
  readonly memoryMiB: number;
  /** MIG profile, such as `1g.10gb`. */
  readonly profile?: string;
  /** Whether memory, time and errors of one share are isolated from another. True only for MIG. */
  readonly isolated: boolean;
  /** Why this kind of sharing is used, in one sentence. */
  readonly why: string;
}
