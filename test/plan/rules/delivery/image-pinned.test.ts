import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, trains } from '../../../fixtures/gpu-job';

const id = 'image/pinned';
const base = definition();

test('accepts images with a digest', () => {
  expect(findingsOf(base, id)).toEqual([]);
});

test('refuses an image without a digest', () => {
  const image = 'ghcr.io/acme/mlserver:1.7.1';
  expect(findingsOf(withService(base, { runtime: { kind: 'scikit-learn', image } }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'runtime', 'image'],
      problem: 'the image has no digest',
      value: image,
      allowed: 'an image with @sha256: and 64 hexadecimal digits',
      fix: `read the digest from the registry (docker buildx imagetools inspect ${image}) and add it to runtime.image, or accept the tag with a waiver`,
    },
  ]);
});

test('refuses the default image, which has no digest', () => {
  const [finding] = findingsOf(withService(base, { runtime: { kind: 'scikit-learn' } }), id);
  expect(finding).toMatchObject({
    problem: 'the default image of the runtime has a tag and no digest',
    value: 'docker.io/seldonio/mlserver:1.7.1-sklearn',
  });
});

test('refuses an image of a training job without a digest', () => {
  expect(findingsOf(trains(gpuGang), id)).toEqual([]);
  const image = 'ghcr.io/acme/train:3';
  expect(findingsOf(trains({ ...gpuGang, image }), id)).toMatchObject([
    { path: ['training', 'fit', 'image'], value: image },
  ]);
});
