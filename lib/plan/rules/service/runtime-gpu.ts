import { runtimeOf } from '../../runtimes/select';
import type { Rule } from '../rule';

/** A server that computes on GPUs is where GPUs are. */
export const runtimeGpu: Rule<'service'> = {
  id: 'runtime/gpu',
  scope: 'service',
  waivable: true,
  rationale: 'A server that finds no GPU ends at its start, and starts again, for ever.',
  check: ({ workload, spec, pool, pools }) => {
    if (pool.gpu || runtimeOf(spec.runtime).gpus !== 'needs') return [];
    const withGpus = pools.filter(({ gpu }) => gpu !== undefined);
    return [
      {
        path: [...workload.path, 'pool'],
        problem: `the ${spec.runtime.kind} runtime needs GPUs, and the nodes of this pool have none`,
        value: pool.name,
        allowed: withGpus.map(({ name }) => name),
        fix: 'choose a pool with GPUs, or give this one some',
      },
    ];
  },
};
