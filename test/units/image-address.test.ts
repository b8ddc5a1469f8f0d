import { hasImage, pathBelow } from '../../lib/units/image-address';

test.each([
  ['docker.io', 'redis:8', 'library/redis'],
  ['docker.io', 'rclone/rclone:1', 'rclone/rclone'],
  ['ghcr.io/acme', 'ghcr.io/acme/ml/train:1', 'ml/train'],
  ['registry.acme.example:5000', 'registry.acme.example:5000/train', 'train'],
])('in %s the image %s is %s', (address, image, path) => {
  expect(pathBelow(address, image)).toBe(path);
  expect(hasImage(address, image)).toBe(true);
});

test.each([
  ['another host', 'ghcr.io', 'quay.io/acme/train'],
  ['another port', 'registry.acme.example', 'registry.acme.example:5000/train'],
  ['a folder that only begins alike', 'ghcr.io/acme', 'ghcr.io/acme-lab/train'],
  ['the folder itself', 'ghcr.io/acme', 'ghcr.io/acme'],
  ['an invalid image', 'ghcr.io', 'ghcr.io/Acme/train'],
  ['an invalid address', 'https://ghcr.io', 'ghcr.io/acme/train'],
])('does not contain %s', (_, address, image) => {
  expect(hasImage(address, image)).toBe(false);
});
