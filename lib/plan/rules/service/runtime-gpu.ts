import { runtimeOf } from '../../runtimes/select';
import type { Rule } from '../rule';

/** A server that computes on GPUs is where GPUs are. */
export const runtimeGpu: Rule = {
  id: 'runtime/gpu',
  scope: 'platform',
  waivable: true,
  rationale: 'A server that finds no GPU ends at its start, and starts again, for ever.',
  check: ({ definition, plan }) =>
    Object.values(plan.services).flatMap((service) => {
      const spec = definition.services?.[service.name];
      const pool = plan.cluster.pools[service.pool];
      if (!spec || !pool || pool.gpu || runtimeOf(spec.runtime).gpus !== 'needs') return [];
      const withGpus = Object.values(plan.cluster.pools).filter(({ gpu }) => gpu !== undefined);
      return [
        {
          path: ['services', service.name, 'pool'],
          problem: `the ${spec.runtime.kind} runtime needs GPUs, and the nodes of this pool have none`,
          value: service.pool,
          allowed: withGpus.map(({ name }) => name),
          fix: 'choose a pool with GPUs, or give this one some',
        },
      ];
    }),
};
