import type { NodePoolPlan } from '../types/node-pool';

/**
 * Seconds until a node of a pool is there that was not, without the images of its pods. Assumed, on the safe side: a
 * machine takes 5 minutes; the driver and the device plugin of GPUs come after it; and cutting GPUs by MIG may restart the
 * node (NVIDIA GPU Operator documentation, "GPU Operator with MIG", 2026-11).
 */
export function nodeStartSeconds({ gpu }: Pick<NodePoolPlan, 'gpu'>): number {
  if (!gpu) return 300;
  return gpu.sharing?.kind === 'mig' ? 1800 : 900;
}
