import type { TeamSpec } from '../../../../lib/definition/team';
import { checkModelPlatform, planModelPlatform } from '../../../../lib/plan/plan';
import { selectProvider } from '../../../../lib/plan/providers/select';
import { resolveTeam } from '../../../../lib/plan/resolve/team/team';
import { subjectOf } from '../../../../lib/plan/resolve/team/ways-in';
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

test('the quota of a team is the allocatable of its pools', () => {
  // Four nodes with 3920m and 14162Mi, minus 250m and 256Mi for DaemonSets; 89Gi of disk; 58 pods, minus 6.
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

test('a quota of a pool limits the team to it', () => {
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

test('a team without workloads and quota can use the pools without GPUs', () => {
  const { hard } = beside({}).shop?.quota ?? {};
  expect(hard?.['requests.nvidia.com/gpu']).toBe('0');
  expect(hard?.['requests.cpu']).toBe('14680m');
});

test('if every pool has GPUs, it can use them without their GPUs', () => {
  const onGpus = withCluster(base, { nodePools: { general: { ...gpus, machine: { cpu: 4, memory: '16Gi' } } } });
  const { hard } = checkModelPlatform(onGpus).plan?.teams.shop?.quota ?? {};
  expect(hard?.['requests.nvidia.com/gpu']).toBe('0');
  expect(hard?.['requests.cpu']).not.toBe('0');
});

test('a team has no quota of GPUs on pools that it does not use', () => {
  expect(beside({}).ranking?.quota?.hard['requests.nvidia.com/gpu']).toBe('0');
});

test('a team without services can use only pools with a quota', () => {
  const { hard } = beside({ shop: { quota: { gpus: { cpu: '3' } } } }).shop?.quota ?? {};
  expect(hard?.['requests.nvidia.com/gpu']).toBe('8');
  expect(hard?.['requests.cpu']).toBe('3');
});

test('the quota counts shared GPUs in shares', () => {
  const shared = { gpu: { type: 't4', count: 1, sharing: { memory: '5Gi' } } } as const;
  const { teams = {}, ...others } = withPools('eks', { shared });
  const { plan } = checkModelPlatform({ ...others, teams: { ...teams, shop: { quota: { shared: {} } } } });
  // Four nodes with three shares of their GPU each.
  expect(plan?.teams.shop?.quota?.hard).toMatchObject({
    [`requests.${plan?.cluster.pools.shared?.gpu?.resource}`]: '12',
  });
});

test('on a pool with a queue the quota allows borrowing', () => {
  const quota = (training: Parameters<typeof trainingDefinition>[0]) =>
    checkModelPlatform(withQuotas(trainingDefinition(training), { ranking: { gpus: 4 } })).plan?.teams.ranking?.quota
      ?.hard;
  expect(quota({ ranker: gang })?.['requests.nvidia.com/gpu']).toBe('32');
  expect(quota({})?.['requests.nvidia.com/gpu']).toBe('4');
});

test('the quota includes the pools that the team trains on', () => {
  const { plan } = checkModelPlatform(trainingDefinition({ ranker: gang }));
  // Its service runs on four nodes with 3670m, its job on four with 95290m.
  expect(plan?.teams.ranking?.quota?.hard['requests.cpu']).toBe('395840m');
});

test('a quota exists even for pools beyond exact numbers', () => {
  const machine = { type: 'p5.48xlarge' };
  const huge = withCluster(base, {
    nodePools: { general: { machine, nodes: { min: 0, max: 100_000 } } },
  });
  const waivers = [{ rule: 'cluster/network-large-enough', at: 'cluster', reason: 'none' }];
  expect(() => planModelPlatform({ ...huge, waivers })).toThrow('all pools together can have');
});

test('a namespace has the name of its team by default', () => {
  expect(rankingWith({}).namespace).toBe('ranking');
  expect(rankingWith({ namespace: 'ranking-models' }).namespace).toBe('ranking-models');
});

test('the namespace enforces Pod Security restricted for the version of the cluster', () => {
  expect(rankingWith({}).namespaceLabels).toMatchObject({
    'pod-security.kubernetes.io/enforce': 'restricted',
    'pod-security.kubernetes.io/enforce-version': 'v1.35',
    'pod-security.kubernetes.io/audit': 'restricted',
    'pod-security.kubernetes.io/warn': 'restricted',
  });
});

test('a container without requests has small defaults', () => {
  expect(rankingWith({}).limits).toEqual({
    name: 'ranking',
    defaultRequest: { cpu: '100m', memory: '128Mi', 'ephemeral-storage': '256Mi' },
    default: { memory: '256Mi', 'ephemeral-storage': '512Mi' },
  });
});

test('quota and limit range have the name of the team', () => {
  const { quota, limits } = rankingWith({ namespace: 'ranking-models' });
  expect([quota?.name, limits?.name]).toEqual(['ranking', 'ranking']);
});

test('an unmanaged namespace has only policies for specific pods', () => {
  const context = {
    platform: 'acme',
    kubernetes: '1.35',
    provider: selectProvider(base.cluster).provider,
    pools: [],
    devices: [],
    subjectsOf: (member: string) => [subjectOf(member)],
    queuedPools: [],
    secretStore: { kind: 'cluster-secret-store', name: 'acme' } as const,
    callPolicies: [
      { name: 'call-all', namespace: 'legacy', pods: {}, egress: [] },
      { name: 'call-some', namespace: 'legacy', pods: { app: 'shop' }, egress: [] },
    ],
  };
  const spec: TeamSpec = { manage: false, namespace: 'legacy', members: { viewer: ['user:kim'] } };
  const { networkPolicies, labels: _, ...team } = resolveTeam('shop', spec, context);
  expect(team).toMatchObject({ name: 'shop', namespace: 'legacy', manage: false, roles: [], secrets: [] });
  expect(networkPolicies.map(({ name }) => name)).toEqual(['call-some']);
  expect(resolveTeam('shop', { namespace: 'legacy' }, context).networkPolicies.map(({ name }) => name)).toEqual([
    'default-deny',
    'allow-dns',
    'call-all',
    'call-some',
  ]);
});

test('members are groups and users by role', () => {
  const { roles } = rankingWith({
    members: { viewer: ['group:ranking', 'user:arn:aws:iam::123456789012:user/kim'] },
  });
  expect(roles.map(({ name, subjects }) => [name, subjects])).toEqual([
    ['ml-engineer', []],
    ['data-scientist', []],
    [
      'viewer',
      [
        { kind: 'Group', name: 'ranking' },
        { kind: 'User', name: 'arn:aws:iam::123456789012:user/kim' },
      ],
    ],
  ]);
});

test('each role includes the permissions of the one below', () => {
  const [engineer, scientist, viewer] = rankingWith({}).roles.map(({ rules }) => rules);
  expect(scientist).toEqual(expect.arrayContaining([...(viewer ?? [])]));
  expect(engineer).toEqual(expect.arrayContaining([...(scientist ?? [])]));
});

test('an engineer can read queues, training and rollouts', () => {
  const [, scientist] = rankingWith({}).roles;
  const seen = scientist?.rules.filter(({ verbs }) => verbs.includes('watch')).flatMap(({ resources }) => resources);
  const wanted = ['analysisruns', 'jobs', 'jobsets', 'localqueues', 'rollouts', 'scaledobjects', 'workloads'];
  expect(seen).toEqual(expect.arrayContaining(wanted));
});

test('an engineer promotes and aborts a rollout by its status, which contains no pod template', () => {
  const verbs = (resource: string) =>
    rankingWith({})
      .roles[0]?.rules.filter(({ resources }) => resources.includes(resource))
      .flatMap((rule) => rule.verbs);
  expect([verbs('rollouts/status'), verbs('rollouts')]).toEqual([['patch'], ['get', 'list', 'watch']]);
});

test('an ML engineer can stop a training job through its Workload', () => {
  const patches = (role: string) =>
    rankingWith({}).roles.flatMap(({ name, rules }) =>
      rules.filter((rule) => name === role && rule.apiGroup === 'kueue.x-k8s.io' && rule.verbs.includes('patch')),
    );
  expect(patches('ml-engineer')).toEqual([{ apiGroup: 'kueue.x-k8s.io', resources: ['workloads'], verbs: ['patch'] }]);
  expect(patches('data-scientist')).toEqual([]);
});

test('no role can read Secrets, exec into pods, or create workloads or roles', () => {
  const rules = rankingWith({}).roles.flatMap((role) => role.rules);
  const resources = rules.flatMap((rule) => rule.resources);
  expect(
    resources.filter((one) => ['secrets', 'pods/exec', 'pods/attach', 'pods/portforward', '*'].includes(one)),
  ).toEqual([]);
  expect(rules.filter(({ verbs }) => verbs.includes('*'))).toEqual([]);
  const writing = rules.filter(({ verbs }) => verbs.some((verb) => !['get', 'list', 'watch'].includes(verb)));
  expect(writing.flatMap((rule) => rule.resources)).toEqual(['pods', 'pods/eviction', 'rollouts/status', 'workloads']);
  expect(writing.find((rule) => rule.resources.includes('pods'))?.verbs).toEqual(['delete']);
});
