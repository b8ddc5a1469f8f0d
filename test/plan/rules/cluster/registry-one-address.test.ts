import { findingsOf } from '../../../fixtures/findings';
import { privateRegistry, withRegistries } from '../../../fixtures/registries';

const id = 'registry/one-address';

test('accepts a folder of another registry, which is a longer address', () => {
  const lab = { ...privateRegistry, address: 'registry.acme.dev/lab' };
  expect(findingsOf(withRegistries({ acme: privateRegistry, lab }), id)).toEqual([]);
});

test('refuses an address that another registry has', () => {
  expect(findingsOf(withRegistries({ acme: privateRegistry, again: privateRegistry }), id)).toEqual([
    {
      rule: id,
      path: ['registries', 'again', 'address'],
      problem: 'the registry acme already has the images of this address',
      value: 'registry.acme.dev',
      fix: 'remove one of them, or write a longer address, with a folder',
    },
  ]);
});

test('refuses a mirror of an address that another registry mirrors, however it is written', () => {
  const mirror = (address: string, host: string) => ({ ...privateRegistry, address, mirrors: { [host]: 'hub' } });
  const registries = { acme: mirror('registry.acme.dev', 'docker.io'), lab: mirror('lab.acme.dev', 'index.docker.io') };
  expect(findingsOf(withRegistries(registries), id)).toMatchObject([
    { path: ['registries', 'lab', 'mirrors', 'index.docker.io'], value: 'index.docker.io' },
  ]);
});
