import { gpuEnvelope } from '../../runtimes/gpu-envelope';
import { runtimeOf } from '../../runtimes/select';
import type { Rule } from '../rule';

/** A model is split over a number of GPUs that divides it. */
export const gpuTensorParallel: Rule<'service'> = {
  id: 'gpu/tensor-parallel',
  scope: 'service',
  waivable: true,
  rationale:
    'A model is split by its attention heads: a number of GPUs that does not divide them ends the server at once.',
  check: ({ workload, spec, pool }) => {
    const runtime = runtimeOf(spec.runtime);
    const gpus = gpuEnvelope(spec.resources?.gpu, runtime, pool);
    if (!gpus || !runtime.gpuCounts || runtime.gpuCounts.includes(gpus.count)) return [];
    return [
      {
        path: [...workload.path, 'resources', 'gpu', 'count'],
        problem: `the ${spec.runtime.kind} runtime does not split a model over so many GPUs`,
        value: gpus.count,
        allowed: runtime.gpuCounts.map(String),
        fix: 'ask for one of these numbers',
      },
    ];
  },
};
