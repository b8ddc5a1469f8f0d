import type { StandaloneTeamSpec } from '../../../lib/definition/standalone-team';
import { Team } from '../../../lib/manifests/team/team';
import { planTeam } from '../../../lib/plan/standalone/plan-team';
import { thrownFindings } from '../../fixtures/findings';
import { find, renderConstruct } from '../../manifests/render-construct';

const good: StandaloneTeamSpec = {
  kubernetes: '1.34',
  pools: {
    cpu: { labels: { pool: 'cpu' }, allocatable: { cpu: '8', memory: '28Gi' }, nodes: { max: 4 } },
    gpu: {
      labels: { pool: 'gpu' },
      allocatable: { cpu: '8', memory: '28Gi' },
      gpu: { type: 'l4', count: 1 },
      nodes: { max: 2 },
    },
  },
  members: { 'ml-engineer': ['group:ranking'] },
};

const render = (change: Partial<StandaloneTeamSpec> = {}) =>
  renderConstruct((scope) => new Team(scope, 'team', planTeam('ranking', { ...good, ...change })));

function problemsOf(change: object): readonly string[] {
  const findings = thrownFindings(() => planTeam('ranking', { ...good, ...change }));
  return findings.map(({ rule, path }) => `${rule} ${path.join('.')}`);
}

test('the namespace enforces the Pod Security standard of the cluster', () => {
  expect(find(render(), 'Namespace').metadata).toMatchObject({
    name: 'ranking',
    labels: { 'pod-security.kubernetes.io/enforce-version': 'v1.34' },
  });
});

test('members get a role of the namespace', () => {
  const bindings = render().filter(({ kind }) => kind === 'RoleBinding');
  expect(bindings.map(({ subjects }) => subjects)).toEqual([
    [expect.objectContaining({ kind: 'Group', name: 'ranking' })],
  ]);
});

test('the quota limits a pool to the given amount', () => {
  const hard = (change: Partial<StandaloneTeamSpec>) => find(render(change), 'ResourceQuota').spec.hard;
  expect(hard({})['requests.nvidia.com/gpu']).toBe('2');
  expect(hard({ quota: { gpu: { gpus: 1 } } })['requests.nvidia.com/gpu']).toBe('1');
});

test('secrets come from the given store', () => {
  const secrets = { features: { remote: 'acme/features' } };
  const store = (change: Partial<StandaloneTeamSpec>) =>
    find(render({ secrets, ...change }), 'ExternalSecret').spec.secretStoreRef.name;
  expect(store({})).toBe('ranking');
  expect(store({ secretStore: 'vault' })).toBe('vault');
});

test.each<[problem: string, change: object]>([
  ['reference/known quota.gpus', { quota: { gpus: { gpus: 1 } } }],
  ['definition/format pools', { pools: {} }],
  ['definition/format kubernetes', { kubernetes: '1' }],
  ['definition/unknown-field confined', { confined: true }],
])('reports %s', (problem, change) => {
  expect(problemsOf(change)).toEqual([problem]);
});
