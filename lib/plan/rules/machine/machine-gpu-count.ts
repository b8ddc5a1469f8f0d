import type { Rule } from '../rule';
import { isWrongCount } from './machine-available';

/** Machines with the GPU exist, in the number that is asked for. */
export const machineGpuCount: Rule<'machine'> = {
  id: 'machine/gpu-count',
  scope: 'machine',
  waivable: false,
  rationale: 'Clouds sell a GPU in fixed numbers a machine; a number between them cannot be had.',
  check: ({ path, spec, cluster, choice }) => {
    if (choice.kind !== 'none' || !isWrongCount(choice, spec)) return [];
    const counts = [...new Set(choice.withGpu.map(({ gpu }) => gpu?.count ?? 0))].sort((a, b) => a - b);
    return [
      {
        path: [...path, 'gpu', 'count'],
        problem: `no machine type of ${cluster.provider} in ${cluster.region} has so many ${spec.gpu?.type}`,
        value: spec.gpu?.count,
        allowed: counts.map(String),
        fix: 'ask for one of these numbers in each node',
      },
    ];
  },
};
