import { parseBytes } from '../../../units/quantity';
import { formatMebibytes } from '../../capacity/amounts';
import { gpuEnvelope } from '../../runtimes/gpu-envelope';
import { runtimeOf } from '../../runtimes/select';
import type { Rule } from '../rule';

/** A replica has enough memory for the server and its models. */
export const startupMemory: Rule<'service'> = {
  id: 'startup/memory',
  scope: 'service',
  waivableBy: 'part',
  rationale:
    'A server with less memory than its model needs is killed while it loads the model, and restarts in a loop.',
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
        problem: `the server and ${models.length === 1 ? 'a model' : `${models.length} models`} of ${formatMebibytes(bytes)} need more memory`,
        value: given,
        allowed: `at least ${formatMebibytes(min)}`,
        fix: "raise resources.memory, set the true size of the model, or remove 'memory' to use the computed value",
      },
    ];
  },
};
