import { parse } from 'yaml';
import { yamlDefinition } from '../../lib/cli/init/definition-yaml';
import type { ModelPlatformDefinition } from '../../lib/definition/platform';
import { PlatformError } from '../../lib/errors';
import { findings, renderManifests } from '../../lib/testing/index';

function definitionOn(provider: 'eks' | 'aks'): ModelPlatformDefinition {
  return parse(
    yamlDefinition({ name: 'acme', provider, region: provider === 'eks' ? 'us-east-1' : 'eastus', language: 'yaml' })
      .text,
  );
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
