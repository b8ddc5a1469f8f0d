import type { NodePoolPlan } from '../types/node-pool';

/**
 * Seconds until a new node of a pool is ready, without pulling images. A conservative assumption: the machine starts in
 * 5 minutes, GPU driver and device plugin follow, and partitioning GPUs with MIG may restart the node (NVIDIA GPU
 * Operator documentation, "GPU Operator with MIG", 2026-11).
 */
export function nodeStartSeconds({ gpu }: Pick<NodePoolPlan, 'gpu'>): number {
  if (!gpu) return 300;
  return gpu.sharing?.kind === 'mig' ? 1800 : 900;
}
