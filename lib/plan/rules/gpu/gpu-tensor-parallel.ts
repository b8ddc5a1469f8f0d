import { gpuEnvelope } from '../../runtimes/gpu-envelope';
import { runtimeOf } from '../../runtimes/select';
import type { Rule } from '../rule';

/** The runtime can split a model over the number of GPUs. */
export const gpuTensorParallel: Rule<'service'> = {
  id: 'gpu/tensor-parallel',
  scope: 'service',
  waivableBy: 'part',
  rationale:
    'A model is split by attention heads: with a number of GPUs that does not divide them, the server exits at its start.',
  check: ({ workload, spec, pool }) => {
    const runtime = runtimeOf(spec.runtime);
    const gpus = gpuEnvelope(spec.resources?.gpu, runtime, pool);
    if (!gpus || !runtime.gpuCounts || runtime.gpuCounts.includes(gpus.count)) return [];
    return [
      {
        path: [...workload.path, 'resources', 'gpu', 'count'],
        problem: `the ${spec.runtime.kind} runtime cannot split a model over ${gpus.count} GPUs`,
        value: gpus.count,
        allowed: runtime.gpuCounts.map(String),
        fix: 'set resources.gpu.count to an allowed number',
      },
    ];
  },
};
