import { imageSource, registryOf } from '../../../lib/plan/facts/image-source';
import type { RegistryPlan } from '../../../lib/plan/types/registry';

const digest = `sha256:${'0f'.repeat(32)}`;

function registry(name: string, address: string, mirrors: RegistryPlan['mirrors'] = {}): RegistryPlan {
  return { name, addresses: [address], pull: { kind: 'nodes' }, mirrors };
}

const registries = {
  acme: registry('acme', 'registry.acme.example', {
    'docker.io': 'registry.acme.example/hub',
    'ghcr.io': 'registry.acme.example/ghcr',
  }),
  lab: registry('lab', 'registry.acme.example/lab'),
  packages: registry('packages', 'ghcr.io/acme'),
};

test.each([
  ['redis:8', 'registry.acme.example/hub/library/redis:8'],
  [`rclone/rclone:1@${digest}`, `registry.acme.example/hub/rclone/rclone:1@${digest}`],
  [`ghcr.io/other/tool@${digest}`, `registry.acme.example/ghcr/other/tool@${digest}`],
])('an image of a mirrored registry is a copy with the same tag and digest: %s', (image, copy) => {
  expect(imageSource(image, registries)).toMatchObject({ image: copy, registry: { name: 'acme' }, mirrored: true });
});

test.each([
  ['registry.acme.example/train:1', 'acme'],
  ['registry.acme.example/lab/train:1', 'lab'],
  ['ghcr.io/acme/train:1', 'packages'],
])('the longest address decides: %s is of %s', (image, name) => {
  expect(imageSource(image, registries)).toMatchObject({ image, registry: { name }, mirrored: false });
});

test('an image of another registry stays as it is', () => {
  expect(imageSource('quay.io/acme/train:1', registries)).toEqual({ image: 'quay.io/acme/train:1', mirrored: false });
});

test('a mirror declares no address', () => {
  expect(registryOf('redis:8', registries)).toBeUndefined();
  expect(registryOf('registry.acme.example/hub/library/redis:8', registries)?.name).toBe('acme');
});
