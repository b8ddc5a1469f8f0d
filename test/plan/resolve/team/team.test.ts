import type { TeamSpec } from '../../../../lib/definition/team';
import { checkModelPlatform, planModelPlatform } from '../../../../lib/plan/plan';
import { selectProvider } from '../../../../lib/plan/providers/select';
import { resolveTeam } from '../../../../lib/plan/resolve/team/team';
import type { TeamPlan } from '../../../../lib/plan/types/team';
import { definition, type ManagedDefinition, withCluster } from '../../../fixtures/definition';
import { withPools } from '../../../fixtures/pools';
import { gang, trainingDefinition, withQuotas } from '../../../fixtures/queues';

const base = definition();

function rankingWith(spec: TeamSpec): TeamPlan {
  const team = planModelPlatform({ ...base, teams: { ...base.teams, ranking: spec } }).teams.ranking;
  if (!team) throw new Error('the plan has no team ranking');
  return team;
}

test('a team may use all that its pools have for workloads', () => {
  // Four nodes with 3920m and 14162Mi, less 250m and 256Mi for agents; 89Gi of disk; 58 pods, less 6.
  expect(rankingWith({}).quota?.hard).toEqual({
    'limits.memory': '55624Mi',
    pods: '208',
    'requests.cpu': '14680m',
    'requests.ephemeral-storage': '356Gi',
    'requests.memory': '55624Mi',
    'services.loadbalancers': '0',
    'services.nodeports': '0',
  });
});

test('a part of a pool is all that the team gets of it', () => {
  expect(rankingWith({ quota: { general: { cpu: '4', memory: '8Gi' } } }).quota?.hard).toMatchObject({
    'requests.cpu': '4',
    'requests.memory': '8Gi',
    'limits.memory': '8Gi',
  });
});

const gpus = { gpu: { type: 'l4', count: 4 }, nodes: { min: 0, max: 2 } } as const;
const beside = (specs: ManagedDefinition['teams']) => {
  const withGpus = withCluster(base, { nodePools: { ...base.cluster.nodePools, gpus } });
  const { plan } = checkModelPlatform({ ...withGpus, teams: { ...base.teams, ...specs } });
  if (!plan) throw new Error('the definition is of the right shape');
  return plan.teams;
};

test('a team without services and without a quota may use the pools that have no GPUs', () => {
  const { hard } = beside({}).shop?.quota ?? {};
  expect(hard?.['requests.nvidia.com/gpu']).toBe('0');
  expect(hard?.['requests.cpu']).toBe('14680m');
});

test('and where every pool has GPUs, their processors alone', () => {
  const onGpus = withCluster(base, { nodePools: { general: { ...gpus, machine: { cpu: 4, memory: '16Gi' } } } });
  const { hard } = checkModelPlatform(onGpus).plan?.teams.shop?.quota ?? {};
  expect(hard?.['requests.nvidia.com/gpu']).toBe('0');
  expect(hard?.['requests.cpu']).not.toBe('0');
});

test('a team gets none of the GPUs of pools that it does not use', () => {
  expect(beside({}).ranking?.quota?.hard['requests.nvidia.com/gpu']).toBe('0');
});

test('a team without services may use what it has a quota of, and no other pool', () => {
  const { hard } = beside({ shop: { quota: { gpus: { cpu: '3' } } } }).shop?.quota ?? {};
  expect(hard?.['requests.nvidia.com/gpu']).toBe('8');
  expect(hard?.['requests.cpu']).toBe('3');
});

test('shared GPUs are counted by their resource, in shares', () => {
  const shared = { gpu: { type: 't4', count: 1, sharing: { memory: '5Gi' } } } as const;
  const { teams = {}, ...others } = withPools('eks', { shared });
  const { plan } = checkModelPlatform({ ...others, teams: { ...teams, shop: { quota: { shared: {} } } } });
  // Four nodes with three shares of their GPU each.
  expect(plan?.teams.shop?.quota?.hard).toMatchObject({
    [`requests.${plan?.cluster.pools.shared?.gpu?.resource}`]: '12',
  });
});

test('of a pool that training waits for there is room for all that may be borrowed', () => {
  const quota = (training: Parameters<typeof trainingDefinition>[0]) =>
    checkModelPlatform(withQuotas(trainingDefinition(training), { ranking: { gpus: 4 } })).plan?.teams.ranking?.quota
      ?.hard;
  expect(quota({ ranker: gang })?.['requests.nvidia.com/gpu']).toBe('32');
  expect(quota({})?.['requests.nvidia.com/gpu']).toBe('4');
});

test('a team may use the pools that it trains on', () => {
  const { plan } = checkModelPlatform(trainingDefinition({ ranker: gang }));
  // Its service runs on four nodes with 3670m, its job on four with 95290m.
  expect(plan?.teams.ranking?.quota?.hard['requests.cpu']).toBe('395840m');
});

test('even pools that are too large to be counted have a quota', () => {
  const machine = { type: 'p5.48xlarge' };
  const huge = withCluster(base, {
    nodePools: { general: { machine, nodes: { min: 0, max: 9_000_000_000_000_000 } } },
  });
  const waivers = [{ rule: 'cluster/network-large-enough', at: 'cluster', reason: 'none' }];
  expect(() => planModelPlatform({ ...huge, waivers })).toThrow('all pools together can have');
});

test('a namespace has the name of its team, unless it has another', () => {
  expect(rankingWith({}).namespace).toBe('ranking');
  expect(rankingWith({ namespace: 'ranking-models' }).namespace).toBe('ranking-models');
});

test('pods that could harm a node are refused, by the standard of the version of the cluster', () => {
  expect(rankingWith({}).namespaceLabels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'restricted',
    'pod-security.kubernetes.io/enforce-version': 'v1.35',
    'pod-security.kubernetes.io/audit': 'restricted',
    'pod-security.kubernetes.io/warn': 'restricted',
  });
});

test('a container that says nothing asks for little', () => {
  expect(rankingWith({}).limits).toEqual({
    name: 'ranking',
    defaultRequest: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '256Mi' },
    default: { memory: '256Mi', 'ephemeral-storage': '512Mi' },
  });
});

test('quota and limits have the name of the team, whatever its namespace is called', () => {
  const { quota, limits } = rankingWith({ namespace: 'ranking-models' });
  expect([quota?.name, limits?.name]).toEqual(['ranking', 'ranking']);
});

test('a namespace of somebody else has nothing of ours but policies about particular pods', () => {
  const context = {
    platform: 'acme',
    kubernetes: '1.35',
    provider: selectProvider(base.cluster).provider,
    pools: [],
    devices: [],
    queuedPools: [],
    secretStore: { kind: 'cluster-secret-store', name: 'acme' } as const,
    callPolicies: [
      { name: 'call-all', namespace: 'legacy', pods: {}, egress: [] },
      { name: 'call-some', namespace: 'legacy', pods: { app: 'shop' }, egress: [] },
    ],
  };
  const spec: TeamSpec = { manage: false, namespace: 'legacy', members: { viewer: ['user:kim'] } };
  const { networkPolicies, labels: _, ...team } = resolveTeam('shop', spec, context);
  expect(team).toEqual({ name: 'shop', namespace: 'legacy', manage: false, roles: [], secrets: [] });
  expect(networkPolicies.map(({ name }) => name)).toEqual(['call-some']);
  expect(resolveTeam('shop', { namespace: 'legacy' }, context).networkPolicies.map(({ name }) => name)).toEqual([
    'default-deny',
    'allow-dns',
    'call-all',
    'call-some',
  ]);
});

test('members are groups and users, by the role that they have', () => {
  const { roles } = rankingWith({ members: { viewer: ['group:all:staff', 'user:kim@acme.example'] } });
  expect(roles.map(({ name, subjects }) => [name, subjects])).toEqual([
    ['ml-engineer', []],
    ['data-scientist', []],
    [
      'viewer',
      [
        { kind: 'Group', name: 'all:staff' },
        { kind: 'User', name: 'kim@acme.example' },
      ],
    ],
  ]);
});

test('each role may do all that the one below it may', () => {
  const [engineer, scientist, viewer] = rankingWith({}).roles.map(({ rules }) => rules);
  expect(scientist).toEqual(expect.arrayContaining([...(viewer ?? [])]));
  expect(engineer).toEqual(expect.arrayContaining([...(scientist ?? [])]));
});

test('who works on models sees what waits, what trains and how a rollout goes', () => {
  const [, scientist] = rankingWith({}).roles;
  const seen = scientist?.rules.filter(({ verbs }) => verbs.includes('watch')).flatMap(({ resources }) => resources);
  const wanted = ['analysisruns', 'jobs', 'jobsets', 'localqueues', 'rollouts', 'scaledobjects', 'workloads'];
  expect(seen).toEqual(expect.arrayContaining(wanted));
});

test('an engineer promotes and aborts a rollout by its status, which holds no pod template', () => {
  const verbs = (resource: string) =>
    rankingWith({})
      .roles[0]?.rules.filter(({ resources }) => resources.includes(resource))
      .flatMap((rule) => rule.verbs);
  expect([verbs('rollouts/status'), verbs('rollouts')]).toEqual([['patch'], ['get', 'list', 'watch']]);
});

test('no role sees a Secret, starts a process in a pod, or makes a workload or a role', () => {
  const rules = rankingWith({}).roles.flatMap((role) => role.rules);
  const resources = rules.flatMap((rule) => rule.resources);
  expect(
    resources.filter((one) => ['secrets', 'pods/exec', 'pods/attach', 'pods/portforward', '*'].includes(one)),
  ).toEqual([]);
  expect(rules.filter(({ verbs }) => verbs.includes('*'))).toEqual([]);
  const writing = rules.filter(({ verbs }) => verbs.some((verb) => !['get', 'list', 'watch'].includes(verb)));
  expect(writing.flatMap((rule) => rule.resources)).toEqual([
    'pods',
    'pods/eviction',
    'deployments/scale',
    'rollouts/status',
  ]);
  expect(writing.find((rule) => rule.resources.includes('pods'))?.verbs).toEqual(['delete']);
});
