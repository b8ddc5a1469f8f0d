import { withSdk } from '../../lib/clusters/missing-sdk';

test('names the package of a cloud that is not installed, with the supported versions', () => {
  const error = Object.assign(new Error("Cannot find module '@pulumi/gcp'\nRequire stack:\n- stacks/cluster.ts"), {
    code: 'MODULE_NOT_FOUND',
  });
  const load = () => {
    throw error;
  };
  expect(() => withSdk('gke', load)).toThrow(
    "a cluster on gke needs the package @pulumi/gcp, which is not installed; run: npm install '@pulumi/gcp@^9.0.0'",
  );
});

test('recognizes the error of Node', () => {
  expect(() => withSdk('gke', () => require('@pulumi/not-installed'))).toThrow(
    'needs the package @pulumi/not-installed',
  );
});

test.each([
  Object.assign(new Error("Cannot find module './network'"), { code: 'MODULE_NOT_FOUND' }),
  new Error('another error'),
])('passes on %p', (error) => {
  const load = () => {
    throw error;
  };
  expect(() => withSdk('gke', load)).toThrow(error);
});

test('returns the component of an installed package', () => {
  expect(withSdk('eks', () => 'component')).toBe('component');
});
