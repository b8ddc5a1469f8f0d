import { percent } from '../../../units/percent';
import { MiB } from '../../../units/quantity';
import { formatMebibytes } from '../../capacity/amounts';
import { gpuEnvelope } from '../../runtimes/gpu-envelope';
import { runtimeOf } from '../../runtimes/select';
import type { Rule } from '../rule';

/** Model weights and working memory fit into the memory of the GPUs of a replica. */
export const gpuModelFits: Rule<'service'> = {
  id: 'gpu/model-fits',
  scope: 'service',
  waivableBy: 'part',
  rationale: 'A server with a model larger than its GPU memory exits while it loads the model, and restarts in a loop.',
  check: ({ workload: { path, models }, spec, pool }) => {
    const runtime = runtimeOf(spec.runtime);
    const gpus = gpuEnvelope(spec.resources?.gpu, runtime, pool);
    if (!gpus || runtime.gpus === 'never') return [];
    const bytes = models.reduce((sum, model) => sum + model.bytes, 0);
    const needed = bytes * runtime.gpuMemoryFactor;
    const room = Math.floor(gpus.count * gpus.memoryBytes * runtime.gpuMemoryShare);
    if (needed <= room) return [];
    const each = `${gpus.memoryBytes / MiB}Mi${runtime.gpuMemoryShare < 1 ? `, ${percent(runtime.gpuMemoryShare)} of it for the model` : ''}`;
    return [
      {
        path: [...path, 'pool'],
        problem: `${formatMebibytes(bytes)} of model weights need ${formatMebibytes(needed)} of GPU memory, and a replica has ${gpus.count} ${pool.gpu?.sharing ? 'share' : 'GPU'}${gpus.count === 1 ? '' : 's'} of ${each}`,
        value: pool.name,
        allowed: `models of at most ${formatMebibytes(room / runtime.gpuMemoryFactor)}`,
        fix: "choose a pool with larger GPUs or shares, raise 'resources.gpu', or set the true size of the model",
      },
    ];
  },
};
