import { formatManifestName, manifestName } from '../../lib/manifests/manifest';

describe('manifestName', () => {
  test('has the namespace of a namespaced object', () => {
    const object = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'churn', namespace: 'risk' } };
    expect(manifestName(object)).toStrictEqual({ kind: 'Service', namespace: 'risk', name: 'churn' });
  });

  test('has no namespace for a cluster-scoped object', () => {
    const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'risk' } };
    expect(manifestName(object)).toStrictEqual({ kind: 'Namespace', name: 'risk' });
  });
});

describe('formatManifestName', () => {
  test.each([
    [{ kind: 'Service', namespace: 'risk', name: 'churn' }, 'Service risk/churn'],
    [{ kind: 'Namespace', name: 'risk' }, 'Namespace risk'],
  ])('formats %j', (name, text) => {
    expect(formatManifestName(name)).toBe(text);
  });
});
