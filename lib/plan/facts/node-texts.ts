import type { NodePoolPlan } from '../types/node-pool';

/** Name of the pool of a workload without a platform, which has one pool without a name. */
export const unnamedPool = 'pool';

/** A pool in a sentence. */
export function poolText({ name }: Pick<NodePoolPlan, 'name'>): string {
  return name === unnamedPool ? 'the pool' : `pool ${name}`;
}

/** A node in a sentence: with its machine type if a cloud creates it. */
export function nodeText(pool: Pick<NodePoolPlan, 'name' | 'cloud' | 'machineType'>): string {
  return pool.cloud ? `a node of ${pool.name} (${pool.machineType})` : `a node of ${poolText(pool)}`;
}

/** An instruction to use other nodes, such as `larger` ones: those of a cloud are chosen, others exist or are added. */
export function otherNodes({ cloud }: Pick<NodePoolPlan, 'cloud'>, wanted: keyof typeof wishes): string {
  return cloud ? wishes[wanted].cloud : wishes[wanted].others;
}

const wishes = {
  larger: { cloud: 'choose a larger machine', others: 'use larger nodes' },
  largerDisk: { cloud: 'choose a larger disk for the pool', others: 'use nodes with a larger disk' },
  moreGpus: { cloud: 'choose a machine with more GPUs', others: 'use nodes with more GPUs' },
} as const;
