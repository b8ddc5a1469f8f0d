import { runtimeOf } from '../../runtimes/select';
import type { Rule } from '../rule';

/** A runtime that needs GPUs runs on a pool with GPUs. */
export const runtimeGpu: Rule<'service'> = {
  id: 'runtime/gpu',
  scope: 'service',
  waivableBy: 'part',
  rationale: 'A server that finds no GPU exits at its start and restarts in a loop.',
  check: ({ workload, spec, pool, pools }) => {
    if (pool.gpu || runtimeOf(spec.runtime).gpus !== 'needs') return [];
    const withGpus = pools.filter(({ gpu }) => gpu !== undefined);
    return [
      {
        path: [...workload.path, 'pool'],
        problem: `the ${spec.runtime.kind} runtime needs GPUs, and the nodes of this pool have none`,
        value: pool.name,
        allowed: withGpus.map(({ name }) => name),
        fix: 'choose a pool with GPUs, or add GPUs to this one',
      },
    ];
  },
};
