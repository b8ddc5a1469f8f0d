import { at, text } from './json';
import type { ObjectRule } from './object-rule';
import { containersOf } from './pod';

const pinned = /@sha256:[0-9a-f]{64}$/;

/** Images are referenced by digest. */
export const imagePinned: ObjectRule = {
  id: 'object/image-pinned',
  rationale: 'a tag can be moved to another image; only a digest identifies what runs',
  check: ({ pods }) =>
    pods.flatMap((pod) =>
      containersOf(pod)
        .filter(({ container }) => !pinned.test(text(at(container, 'image')) ?? ''))
        .map(({ container, path }) => ({
          object: pod.object,
          at: `${path}.image`,
          problem: `the image ${JSON.stringify(at(container, 'image') ?? '')} has no digest`,
          fix: 'append @sha256: and the 64 hexadecimal digits of the digest',
        })),
    ),
};
