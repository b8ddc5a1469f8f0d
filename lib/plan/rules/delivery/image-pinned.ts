import type { Path } from '../../../errors';
import { parseImage } from '../../../units/image';
import { programContainer } from '../../facts/training-names';
import type { ContainerPlan } from '../../types/container';
import type { PodPlan } from '../../types/pod';
import type { Rule, RuleContext, RuleFinding } from '../rule';

/** Every image is named by its digest. */
export const imagePinned: Rule = {
  id: 'image/pinned',
  scope: 'platform',
  waivable: true,
  rationale: 'A tag can be moved: the pod that starts tomorrow may run another program than the one that was tested.',
  check: (context) => [...services(context), ...training(context)],
};

function services({ definition, plan }: RuleContext): readonly RuleFinding[] {
  return Object.values(plan.services).flatMap((service) => {
    const given = definition.services?.[service.name]?.runtime.image;
    return unpinned(service.pod).map(({ image }) =>
      finding(
        ['services', service.name, 'runtime', 'image'],
        image,
        given === undefined ? 'the standard image of the runtime is known by its tag only' : 'the image has no digest',
        'runtime.image',
      ),
    );
  });
}

/** Images around the program are ours, and known by their digests. */
function training({ plan }: RuleContext): readonly RuleFinding[] {
  return Object.values(plan.training).flatMap(({ name, pod }) =>
    unpinned(pod)
      .filter((container) => container.name === programContainer)
      .map(({ image }) => finding(['training', name, 'image'], image, 'the image has no digest', 'image')),
  );
}

function unpinned({ initContainers, sidecars, containers }: PodPlan): readonly ContainerPlan[] {
  return [...initContainers, ...sidecars, ...containers].filter(({ image }) => parseImage(image).digest === undefined);
}

function finding(path: Path, image: string, problem: string, field: string): RuleFinding {
  return {
    path,
    problem,
    value: image,
    allowed: 'an image with @sha256: and 64 hexadecimal digits',
    fix: `ask your registry for the digest (docker buildx imagetools inspect ${image}) and write it as ${field}, or accept the tag with a waiver`,
  };
}
