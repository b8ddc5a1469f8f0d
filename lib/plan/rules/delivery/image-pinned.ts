import type { Path } from '../../../errors';
import { assertNever } from '../../../units/assert-never';
import { imageParts } from '../../../units/image-address';
import { containersOf } from '../../facts/containers';
import { programContainer } from '../../facts/training-names';
import type { ContainerPlan } from '../../types/container';
import type { PodPlan } from '../../types/pod';
import type { Rule, RuleFinding } from '../rule';
import type { ServiceScope, TrainingScope } from '../scopes';

/** Every image has a digest. */
export const imagePinned: Rule<'workload'> = {
  id: 'image/pinned',
  scope: 'workload',
  waivableBy: 'platform',
  rationale:
    'A tag can move: a pod that starts later may run an image that was not tested, with the access of the team.',
  check: (context) => {
    switch (context.kind) {
      case 'service':
        return ofService(context);
      case 'training':
        return ofTraining(context);
      default:
        return assertNever(context);
    }
  },
};

function ofService({ workload: { path, pod }, spec }: ServiceScope): readonly RuleFinding[] {
  const given = spec.runtime.image;
  return unpinned(pod).map(({ image }) =>
    finding(
      [...path, 'runtime', 'image'],
      image,
      given === undefined ? 'the default image of the runtime has a tag and no digest' : 'the image has no digest',
      'runtime.image',
    ),
  );
}

/** Checks only the image of the program. The other images are from the catalog and have digests. */
function ofTraining({ workload: { path, pod } }: TrainingScope): readonly RuleFinding[] {
  return unpinned(pod)
    .filter((container) => container.name === programContainer)
    .map(({ image }) => finding([...path, 'image'], image, 'the image has no digest', 'image'));
}

function unpinned(pod: PodPlan): readonly ContainerPlan[] {
  return containersOf(pod).filter(({ image }) => imageParts(image)?.digest === undefined);
}

function finding(path: Path, image: string, problem: string, field: string): RuleFinding {
  return {
    path,
    problem,
    value: image,
    allowed: 'an image with @sha256: and 64 hexadecimal digits',
    fix: `read the digest from the registry (docker buildx imagetools inspect ${image}) and add it to ${field}, or accept the tag with a waiver`,
  };
}
