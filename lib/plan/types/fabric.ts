import type { Labels } from './labels';

/** The fast network between the nodes of a pool, which are all in one zone. */
export interface FabricPlan {
  readonly kind: 'efa' | 'compact-placement' | 'proximity-placement';
  /** Devices that a pod requests to use it. Absent if it needs none. */
  readonly device?: { readonly resource: string; readonly perNode: number };
  /** Environment variables that make NCCL use it. */
  readonly env: Labels;
}
