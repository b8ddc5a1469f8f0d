import type { Labels } from './labels';

/** The fast network between the nodes of a pool, which all stand in one zone. */
export interface FabricPlan {
  readonly kind: 'efa' | 'compact-placement' | 'proximity-placement';
  /** Devices that a pod asks for to use it; absent where it needs none. */
  readonly device?: { readonly resource: string; readonly perNode: number };
  /** Variables by which NCCL uses it. */
  readonly env: Labels;
}
