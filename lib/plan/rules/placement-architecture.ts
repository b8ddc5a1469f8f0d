import type { Rule } from '../rule';
import { runtimeOf } from '../runtimes/select';

/** The image that we bring runs on the pool's processors. */
export const placementArchitecture: Rule = {
  id: 'placement/architecture',
  explain: 'An image for another processor starts with "exec format error" and never serves.',
  check: ({ definition, plan }) =>
    Object.values(plan.services).flatMap((service) => {
      const spec = definition.services?.[service.name];
      const pool = plan.cluster.pools[service.pool];
      // Of an image of the user's own nothing is known here.
      if (!spec || !pool || spec.runtime.image !== undefined) return [];
      const { architectures } = runtimeOf(spec.runtime);
      if (architectures.includes(pool.arch)) return [];
      return [
        {
          path: ['services', service.name, 'pool'],
          problem: `the nodes of this pool are ${pool.arch}, the image of the ${spec.runtime.kind} runtime is for ${architectures.join(' and ')}`,
          value: service.pool,
          fix: "choose another pool, or name an image of your own that is built for it as 'runtime.image'",
        },
      ];
    }),
};
