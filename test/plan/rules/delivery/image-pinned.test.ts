import { definition, withService } from '../../../fixtures/definition';
import { gang, trains } from '../../resolve/training/job-of';
import { findingsOf } from '../findings-of';

const id = 'image/pinned';
const base = definition();

test('images with a digest are good', () => {
  expect(findingsOf(base, id)).toEqual([]);
});

test('an image by its tag is found', () => {
  const image = 'ghcr.io/acme/mlserver:1.7.1';
  expect(findingsOf(withService(base, { runtime: { kind: 'scikit-learn', image } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'runtime', 'image'],
      problem: 'the image has no digest',
      value: image,
      allowed: 'an image with @sha256: and 64 hexadecimal digits',
      fix: `ask your registry for the digest (docker buildx imagetools inspect ${image}) and write it as runtime.image, or accept the tag with a waiver`,
    },
  ]);
});

test('the image that we bring has no digest yet, and says so', () => {
  const [finding] = findingsOf(withService(base, { runtime: { kind: 'scikit-learn' } }), id);
  expect(finding).toMatchObject({
    problem: 'the standard image of the runtime is known by its tag only',
    value: 'docker.io/seldonio/mlserver:1.7.1-sklearn',
  });
});

test('the image of a training job by its tag is found, and ours around it are good', () => {
  expect(findingsOf(trains(gang), id)).toEqual([]);
  const image = 'ghcr.io/acme/train:3';
  expect(findingsOf(trains({ ...gang, image }), id)).toMatchObject([
    { path: ['training', 'fit', 'image'], value: image },
  ]);
});
