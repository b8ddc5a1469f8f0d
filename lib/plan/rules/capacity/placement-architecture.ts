import { assertNever } from '../../../units/assert-never';
import { runtimeOf } from '../../runtimes/select';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';
import type { ServiceScope } from '../scopes';

/** The image of a workload is built for the CPU architecture of its pool. */
export const placementArchitecture: Rule<'workload'> = {
  id: 'placement/architecture',
  scope: 'workload',
  waivableBy: 'part',
  rationale: 'An image for another CPU architecture fails with "exec format error".',
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
      problem: `the nodes of this pool are ${pool.arch}, and the image of the ${spec.runtime.kind} runtime is built for ${architectures.join(' and ')}`,
      value: pool.name,
      fix: "choose another pool, or set 'runtime.image' to an image for this architecture and add a waiver",
    },
  ];
}

/** Most images are built for amd64 only, and the plan does not read images. A waiver confirms an image for arm64. */
function ownImage(path: RuleFinding['path'], { name, arch }: NodePoolPlan): readonly RuleFinding[] {
  if (arch !== 'arm64') return [];
  return [
    {
      path,
      problem: 'the nodes of this pool are arm64, and it is unknown whether the image is built for arm64',
      value: name,
      fix: 'choose an amd64 pool, or confirm with a waiver that the image is built for arm64',
    },
  ];
}
