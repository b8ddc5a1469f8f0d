import { assertNever } from '../../../units/assert-never';
import { runtimeOf } from '../../runtimes/select';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';
import type { ServiceScope } from '../scopes';

/** The image that runs on a pool is built for its processors. */
export const placementArchitecture: Rule<'workload'> = {
  id: 'placement/architecture',
  scope: 'workload',
  waivable: true,
  rationale: 'An image for another processor starts with "exec format error" and never serves.',
  check: (context) => {
    switch (context.kind) {
      case 'service':
        return ofService(context);
      case 'training':
        return ownImage([...context.workload.path, 'pool'], context.pool);
      default:
        return assertNever(context);
    }
  },
};

function ofService({ workload, spec, pool }: ServiceScope): readonly RuleFinding[] {
  const path = [...workload.path, 'pool'];
  if (spec.runtime.image !== undefined) return ownImage(path, pool);
  const { architectures } = runtimeOf(spec.runtime);
  if (architectures.includes(pool.arch)) return [];
  return [
    {
      path,
      problem: `the nodes of this pool are ${pool.arch}, the image of the ${spec.runtime.kind} runtime is for ${architectures.join(' and ')}`,
      value: pool.name,
      fix: "choose another pool, or name an image of your own that is built for it as 'runtime.image' and say so in a waiver",
    },
  ];
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
