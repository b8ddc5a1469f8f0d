import { apiSources, apiVersions, customKinds, isCustomKind } from '../../lib/catalog/apis';

test('only custom kinds require a CRD', () => {
  expect(isCustomKind('HTTPRoute')).toBe(true);
  expect(isCustomKind('Deployment')).toBe(false);
  expect(isCustomKind('toString')).toBe(false);
  expect(Object.keys(customKinds).every(isCustomKind)).toBe(true);
});

test('a custom kind has the same version in both tables', () => {
  expect.hasAssertions();
  for (const [kind, { apiVersion }] of Object.entries(customKinds)) {
    expect([kind, Object.entries(apiVersions).find(([name]) => name === kind)?.[1]]).toEqual([kind, apiVersion]);
  }
});

test('custom kinds are not in groups of Kubernetes', () => {
  expect.hasAssertions();
  for (const [kind, { apiVersion }] of Object.entries(customKinds)) {
    expect([kind, apiVersion]).toEqual([kind, expect.stringMatching(/^[a-z0-9.-]+\.[a-z]+\/v\d+((alpha|beta)\d+)?$/)]);
  }
});

test.each([
  ['Deployment', 'apps/v1'],
  ['Namespace', 'v1'],
  ['ClusterQueue', 'kueue.x-k8s.io/v1beta2'],
  ['ExternalSecret', 'external-secrets.io/v1'],
  ['PodMonitor', 'monitoring.coreos.com/v1'],
] as const)('%s is written as %s', (kind, apiVersion) => {
  expect(apiVersions[kind]).toBe(apiVersion);
});

test('sources are dated', () => {
  expect.hasAssertions();
  for (const source of apiSources) expect(source.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});
