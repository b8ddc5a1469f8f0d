import { parse } from 'yaml';
import { yamlDefinition } from '../../lib/cli/init/definition-yaml';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { PlatformError } from '../../lib/errors';
import { findings, recordPulumi, renderManifests } from '../../lib/testing/index';
import { withoutStackTraces } from '../clusters/record';
import { withoutPlaceholders } from '../fixtures/replace-placeholders';

const accounts = { eks: '123456789012', gke: 'acme-ml', aks: '11111111-2222-3333-4444-555555555555' } as const;
const regions = { eks: 'us-east-1', gke: 'us-central1', aks: 'eastus' } as const;

function definitionOn(provider: 'eks' | 'gke' | 'aks'): ModelPlatformDefinition {
  const [account, region] = [accounts[provider], regions[provider]];
  const project = { name: 'acme', provider, region, account, packageSpec: '1.0.0', language: 'yaml' } as const;
  return parse(withoutPlaceholders(yamlDefinition(project).text));
}

const definition = definitionOn('eks');
const outputs = {
  outputs: { identities: { 'data-science/churn': { clientId: '00000000-0000-0000-0000-000000000001' } } },
};

test('a valid definition has no findings', () => {
  expect(findings(definition)).toEqual([]);
});

test('findings have a rule and a path', () => {
  const [first] = findings({ ...definition, waivers: [] });
  expect([first?.rule, first?.path.slice(0, 2)]).toEqual(['image/pinned', ['services', 'churn']]);
});

test('waivers are evaluated for the given date', () => {
  const waivers = (definition.waivers ?? []).map((waiver) => ({ ...waiver, until: '2027-03-31' }));
  expect(findings({ ...definition, waivers }, { date: '2027-04-01' }).map(({ rule }) => rule)).toContain(
    'waiver/ended',
  );
});

test('renders objects in the order of application', () => {
  const kinds = renderManifests(definition).map(({ kind }) => kind);
  expect(kinds[0]).toBe('Namespace');
  expect(kinds.indexOf('ServiceAccount')).toBeLessThan(kinds.indexOf('Deployment'));
});

test('throws all findings of an invalid definition', () => {
  expect(() => renderManifests({ ...definition, waivers: [] })).toThrow(PlatformError);
});

test('throws if required outputs of the cloud are missing', () => {
  expect(() => renderManifests(definitionOn('aks'))).toThrow('identity/known');
  expect(renderManifests(definitionOn('aks'), { outputs }).length).toBeGreaterThan(10);
});

test('applies patches', () => {
  const patches = [
    {
      target: { kind: 'Deployment', namespace: 'data-science', name: 'churn' },
      change: [{ op: 'set', path: '/metadata/annotations', value: { note: 'mine' } }],
    },
  ] as const;
  const deployment = renderManifests(definition, { patches }).find(({ kind }) => kind === 'Deployment');
  expect(deployment?.metadata.annotations).toMatchObject({ note: 'mine' });
});

test.each([
  ['eks', 'aws:eks/cluster:Cluster'],
  ['gke', 'gcp:container/cluster:Cluster'],
  ['aks', 'azure-native:containerservice:ManagedCluster'],
] as const)(
  'records a cluster on %s as in the documented example',
  async (provider, type) => {
    const program = async () => {
      const { ModelCluster } = await import('@model-platform/core/clusters');
      return new ModelCluster('acme', { definition: definitionOn(provider) }).outputs;
    };
    const resources = await withoutStackTraces(() => recordPulumi(program, { account: accounts[provider] }));
    expect(resources.filter((resource) => resource.type === type)).toHaveLength(1);
  },
  60_000,
);

test('records a cluster of a new project without an account', async () => {
  const program = async () => {
    const { ModelCluster } = await import('@model-platform/core/clusters');
    return new ModelCluster('acme', { definition }).outputs;
  };
  expect((await withoutStackTraces(() => recordPulumi(program))).length).toBeGreaterThan(20);
}, 60_000);
