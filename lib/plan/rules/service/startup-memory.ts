import { parseBytes } from '../../../units/quantity';
import { formatMebibytes } from '../../capacity/amounts';
import { gpuEnvelope } from '../../runtimes/gpu-envelope';
import { runtimeOf } from '../../runtimes/select';
import type { Rule } from '../rule';

/** A replica has memory for its server and its model. */
export const startupMemory: Rule<'service'> = {
  id: 'startup/memory',
  scope: 'service',
  waivable: true,
  rationale: 'A server with less memory than its model is killed while it loads it, and starts again, for ever.',
  check: ({ workload: { path, models }, spec, pool }) => {
    const given = spec.resources?.memory;
    if (given === undefined) return [];
    const runtime = runtimeOf(spec.runtime);
    const bytes = models.reduce((sum, model) => sum + model.bytes, 0);
    const min = runtime.minMemoryBytes(bytes, gpuEnvelope(spec.resources?.gpu, runtime, pool)?.count);
    if (parseBytes(given) >= min) return [];
    return [
      {
        path: [...path, 'resources', 'memory'],
        problem: `the server and ${models.length === 1 ? 'a model' : `${models.length} models`} of ${formatMebibytes(bytes)} do not fit into this`,
        value: given,
        allowed: `at least ${formatMebibytes(min)}`,
        fix: "ask for more, say the model's true size, or leave 'memory' away and let it be computed",
      },
    ];
  },
};
