import { MiB } from '../../../units/quantity';
import { formatMebibytes } from '../../capacity/amounts';
import { gpuEnvelope } from '../../runtimes/gpu-envelope';
import { runtimeOf } from '../../runtimes/select';
import type { Rule } from '../rule';

/** The weights of a server's models, and what is computed from them, fit into the memory of its GPUs. */
export const gpuModelFits: Rule<'service'> = {
  id: 'gpu/model-fits',
  scope: 'service',
  waivable: true,
  rationale: 'A model that is larger than the memory of its GPUs ends the server while it loads it, again and again.',
  check: ({ workload: { path, models }, spec, pool }) => {
    const runtime = runtimeOf(spec.runtime);
    const gpus = gpuEnvelope(spec.resources?.gpu, runtime, pool);
    if (!gpus || runtime.gpus === 'never') return [];
    const bytes = models.reduce((sum, model) => sum + model.bytes, 0);
    const needed = bytes * runtime.gpuMemoryFactor;
    const room = Math.floor(gpus.count * gpus.memoryBytes * runtime.gpuMemoryShare);
    if (needed <= room) return [];
    const each = `${gpus.memoryBytes / MiB}Mi${runtime.gpuMemoryShare < 1 ? `, ${runtime.gpuMemoryShare * 100}% of it for the model` : ''}`;
    return [
      {
        path: [...path, 'pool'],
        problem: `${formatMebibytes(bytes)} of model need ${formatMebibytes(needed)} of GPU memory, and a replica has ${gpus.count} ${pool.gpu?.sharing ? 'share' : 'GPU'}${gpus.count === 1 ? '' : 's'} of ${each}`,
        value: pool.name,
        allowed: `models of at most ${formatMebibytes(room / runtime.gpuMemoryFactor)}`,
        fix: "choose a pool with larger GPUs or shares, ask for more GPUs as 'resources.gpu', or say the model's true size",
      },
    ];
  },
};
