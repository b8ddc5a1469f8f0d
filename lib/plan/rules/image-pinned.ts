import { parseImage } from '../../units/image';
import type { Rule } from '../rule';

/** Every image is named by its digest. */
export const imagePinned: Rule = {
  id: 'image/pinned',
  explain: 'A tag can be moved: the pod that starts tomorrow may run another program than the one that was tested.',
  check: ({ definition, plan }) =>
    Object.values(plan.services).flatMap((service) => {
      const given = definition.services?.[service.name]?.runtime.image;
      const images = [...service.pod.initContainers, ...service.pod.containers].map(({ image }) => image);
      return images
        .filter((image) => parseImage(image).digest === undefined)
        .map((image) => ({
          path: ['services', service.name, 'runtime', 'image'],
          problem:
            given === undefined
              ? 'the standard image of the runtime is known by its tag only'
              : 'the image has no digest',
          value: image,
          allowed: 'an image with @sha256: and 64 hexadecimal digits',
          fix: `ask your registry for the digest (docker buildx imagetools inspect ${image}) and write it as runtime.image, or accept the tag with a waiver`,
        }));
    }),
};
