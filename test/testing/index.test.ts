import { parse } from 'yaml';
import { yamlDefinition } from '../../lib/cli/init/definition-yaml';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { PlatformError } from '../../lib/errors';
import { findings, recordPulumi, renderManifests } from '../../lib/testing/index';

const accounts = { eks: '123456789012', gke: 'acme-ml', aks: '11111111-2222-3333-4444-555555555555' } as const;
const regions = { eks: 'us-east-1', gke: 'us-central1', aks: 'eastus' } as const;

function definitionOn(provider: 'eks' | 'gke' | 'aks'): ModelPlatformDefinition {
  const [account, region] = [accounts[provider], regions[provider]];
  const project = { name: 'acme', provider, region, account, packageSpec: '1.0.0', language: 'yaml' } as const;
  return parse(yamlDefinition(project).text);
}

const definition = definitionOn('eks');
const outputs = {
  outputs: { identities: { 'data-science/churn': { clientId: '00000000-0000-0000-0000-000000000001' } } },
};

test('a right definition has no findings', () => {
  expect(findings(definition)).toEqual([]);
});

test('findings are told by rule and path', () => {
  const [first] = findings({ ...definition, waivers: [] });
  expect([first?.rule, first?.path.slice(0, 2)]).toEqual(['image/pinned', ['services', 'churn']]);
});

test('waivers are looked at on the day that is given', () => {
  const waivers = (definition.waivers ?? []).map((waiver) => ({ ...waiver, until: '2027-03-31' }));
  expect(findings({ ...definition, waivers }, { date: '2027-04-01' }).map(({ rule }) => rule)).toContain(
    'waiver/ended',
  );
});

test('manifests are objects in the order of application', () => {
  const kinds = renderManifests(definition).map(({ kind }) => kind);
  expect(kinds[0]).toBe('Namespace');
  expect(kinds.indexOf('ServiceAccount')).toBeLessThan(kinds.indexOf('Deployment'));
});

test('manifests of a definition with faults are refused with all of them', () => {
  expect(() => renderManifests({ ...definition, waivers: [] })).toThrow(PlatformError);
});

test('manifests that need the outputs of the cloud are refused without them', () => {
  expect(() => renderManifests(definitionOn('aks'))).toThrow('identity/known');
  expect(renderManifests(definitionOn('aks'), { outputs }).length).toBeGreaterThan(10);
});

test('patches are applied', () => {
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
  'a cluster on %s is recorded as the example does it, with nothing but its account',
  async (provider, type) => {
    const program = async () => {
      const { ModelCluster } = await import('model-platform/clusters');
      return new ModelCluster('acme', { definition: definitionOn(provider) }).outputs;
    };
    const resources = await recordPulumi(program, { account: accounts[provider] });
    expect(resources.filter((resource) => resource.type === type)).toHaveLength(1);
  },
  60_000,
);

test('a cluster of a new project is recorded without its account', async () => {
  const program = async () => {
    const { ModelCluster } = await import('model-platform/clusters');
    return new ModelCluster('acme', { definition }).outputs;
  };
  expect((await recordPulumi(program)).length).toBeGreaterThan(20);
}, 60_000);
