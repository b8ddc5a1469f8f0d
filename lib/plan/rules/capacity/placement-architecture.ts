import { runtimeOf } from '../../runtimes/select';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleContext, RuleFinding } from '../rule';

/** The image that runs on a pool is built for its processors. */
export const placementArchitecture: Rule = {
  id: 'placement/architecture',
  scope: 'platform',
  waivable: true,
  rationale: 'An image for another processor starts with "exec format error" and never serves.',
  check: (context) => [...services(context), ...training(context)],
};

function services({ definition, plan }: RuleContext): readonly RuleFinding[] {
  return Object.values(plan.services).flatMap((service) => {
    const spec = definition.services?.[service.name];
    const pool = plan.cluster.pools[service.pool];
    if (!spec || !pool) return [];
    const path = ['services', service.name, 'pool'];
    if (spec.runtime.image !== undefined) return ownImage(path, pool);
    const { architectures } = runtimeOf(spec.runtime);
    if (architectures.includes(pool.arch)) return [];
    return [
      {
        path,
        problem: `the nodes of this pool are ${pool.arch}, the image of the ${spec.runtime.kind} runtime is for ${architectures.join(' and ')}`,
        value: service.pool,
        fix: "choose another pool, or name an image of your own that is built for it as 'runtime.image' and say so in a waiver",
      },
    ];
  });
}

function training({ plan }: RuleContext): readonly RuleFinding[] {
  return Object.values(plan.training).flatMap(({ name, pool: poolName }) => {
    const pool = plan.cluster.pools[poolName];
    return pool ? ownImage(['training', name, 'pool'], pool) : [];
  });
}

/** Most images of users are built for amd64 alone, and none can be looked into here: who built one for arm64 says so. */
function ownImage(path: RuleFinding['path'], { name, arch }: NodePoolPlan): readonly RuleFinding[] {
  if (arch !== 'arm64') return [];
  return [
    {
      path,
      problem: 'the nodes of this pool are arm64, and whether the image is built for that cannot be seen here',
      value: name,
      fix: 'choose a pool of amd64, or say in a waiver that the image is built for arm64',
    },
  ];
}
