import type { Rule } from '../rule';
import { isWrongCount } from './machine-available';

/** A machine type with this number of GPUs exists. */
export const machineGpuCount: Rule<'machine'> = {
  id: 'machine/gpu-count',
  scope: 'machine',
  waivableBy: 'no-one',
  rationale: 'Machine types have fixed numbers of GPUs; other numbers are not available.',
  check: ({ path, spec, cloud, region, choice }) => {
    if (choice.kind !== 'none' || !isWrongCount(choice, spec)) return [];
    const counts = [...new Set(choice.withGpu.map(({ gpu }) => gpu?.count ?? 0))].sort((a, b) => a - b);
    return [
      {
        path: [...path, 'gpu', 'count'],
        problem: `no machine type of ${cloud.name} in ${region} has ${spec.gpu?.count} × ${spec.gpu?.type}`,
        value: spec.gpu?.count,
        allowed: counts.map(String),
        fix: 'set gpu.count to an allowed number',
      },
    ];
  },
};
