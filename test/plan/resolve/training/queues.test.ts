import type { CapacitySpec } from '../../../../lib/definition/node-pool';
import type { ModelPlatformDefinition } from '../../../../lib/definition/platform';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import {
  clusterQueueName,
  flavorName,
  localQueueName,
  workloadPriorityName,
} from '../../../../lib/plan/resolve/training/queues';
import { existingDefinition } from '../../../fixtures/definition';
import { gang, small, trainingDefinition, withQuotas } from '../../../fixtures/queues';

function resolvedPlan(of: ModelPlatformDefinition) {
  const { plan } = checkModelPlatform(of);
  if (!plan) throw new Error('the definition has no plan');
  return plan;
}

const queuesOf = (of: ModelPlatformDefinition) => resolvedPlan(of).queues;
const both = trainingDefinition({ ranker: gang, baskets: { ...small, pool: 'train' } });
const gpusOf = (of: ModelPlatformDefinition, team: string) =>
  queuesOf(of)?.queues[team]?.quotas.map(({ pool, nominal }) => [pool, nominal['nvidia.com/gpu']]);

test('without training there is no queue', () => {
  expect(queuesOf(trainingDefinition({}))).toBeUndefined();
});

test.each(['eks', 'gke', 'aks'] as const)(
  'on %s a flavor has exactly the labels and taints of its pool',
  (provider) => {
    const plan = resolvedPlan(trainingDefinition({ ranker: gang }, provider));
    const { labels, taints } = plan.cluster.pools.train ?? {};
    expect(plan.queues?.flavors).toEqual([
      { name: 'acme-train', pool: 'train', nodeLabels: labels, nodeTaints: taints },
    ]);
    expect(Object.keys(labels ?? {})).not.toEqual([]);
  },
);

test('existing pools have queues', () => {
  const queues = queuesOf({ ...existingDefinition(), training: { baskets: small } });
  expect(queues?.flavors).toEqual([
    { name: 'acme-general', pool: 'general', nodeLabels: { 'example.com/pool': 'cpu' }, nodeTaints: [] },
  ]);
  expect(queues?.queues.shop?.resources).toEqual(['cpu', 'memory', 'ephemeral-storage']);
});

test('pools without training jobs have no flavor', () => {
  expect(queuesOf(trainingDefinition({ baskets: small }))?.flavors.map(({ pool }) => pool)).toEqual(['general']);
});

test('teams with training jobs have a queue, in one cohort with the name of the platform', () => {
  const queues = queuesOf(trainingDefinition());
  expect([queues?.cohort, Object.keys(queues?.queues ?? {})]).toEqual(['acme', ['ranking']]);
});

test('a team with a quota of a pool with training jobs has a queue, from which others borrow', () => {
  const shop = withQuotas(trainingDefinition(), { shop: { gpus: 8 } });
  expect([gpusOf(shop, 'shop'), gpusOf(shop, 'ranking')]).toEqual([[['train', 8]], [['train', 24]]]);
});

test('a queue has its team, its names and the namespace of the team', () => {
  const named = { ...trainingDefinition(), teams: { ranking: { namespace: 'ranking-models' }, shop: {} } };
  expect(queuesOf(named)?.queues.ranking).toMatchObject({
    team: 'ranking',
    clusterQueue: 'acme-ranking',
    localQueue: 'training',
    namespace: 'ranking-models',
    labels: { 'model-platform.dev/team': 'ranking' },
  });
});

test('teams share all GPUs of a pool equally', () => {
  expect([gpusOf(both, 'ranking'), gpusOf(both, 'shop')]).toEqual([[['train', 16]], [['train', 16]]]);
});

test('other teams share the capacity that is not part of a quota', () => {
  const quoted = withQuotas(both, { ranking: { gpus: 12 } });
  expect([gpusOf(quoted, 'ranking'), gpusOf(quoted, 'shop')]).toEqual([[['train', 12]], [['train', 20]]]);
});

test('teams that borrow can use the capacity that is not part of a quota', () => {
  const [shared] = queuesOf(withQuotas(both, { ranking: { gpus: 12 }, shop: { gpus: 8 } }))?.shared ?? [];
  expect([shared?.flavor, shared?.nominal['nvidia.com/gpu']]).toEqual(['acme-train', 12]);
});

test('quotas and shared capacity add up to the capacity of the pool', () => {
  const queues = queuesOf(withQuotas(both, { ranking: { gpus: 13 } }));
  const parts = [...Object.values(queues?.queues ?? {}).flatMap(({ quotas }) => quotas), ...(queues?.shared ?? [])];
  // Four nodes with 95690m, less 400m for agents.
  expect(parts.reduce((sum, { nominal }) => sum + (nominal.cpu ?? 0), 0)).toBe(4 * 95_290);
});

test('a team can borrow by default', () => {
  const borrow = (of: ModelPlatformDefinition) => queuesOf(of)?.queues.ranking?.quotas[0]?.borrow;
  expect([borrow(both), borrow(withQuotas(both, { ranking: { borrow: false } }))]).toEqual([true, false]);
});

test('a team on several pools counts the same resources in each', () => {
  const ranking = queuesOf(trainingDefinition({ ranker: gang, other: { ...small, team: 'ranking' } }))?.queues.ranking;
  expect(ranking?.resources).toEqual(['cpu', 'memory', 'ephemeral-storage', 'nvidia.com/gpu']);
  expect(ranking?.quotas.map(({ pool, nominal }) => [pool, nominal['nvidia.com/gpu']])).toEqual([
    ['general', 0],
    ['train', 32],
  ]);
});

test('capacity for services of a pool is reserved first', () => {
  const cpu = (of: ModelPlatformDefinition) => queuesOf(of)?.queues.shop?.quotas[0]?.nominal.cpu;
  const served = trainingDefinition({ baskets: small });
  // Four nodes with 3670m; five replicas of 500m, one of them of a rollout.
  expect([cpu(served), cpu({ ...served, services: {} })]).toEqual([4 * 3670 - 5 * 500, 4 * 3670]);
});

test('priorities are ordered from high to low', () => {
  const values = queuesOf(trainingDefinition())?.priorities.map(({ name, value }) => [name, value]);
  expect(values).toEqual([
    ['acme-high', 1000],
    ['acme-normal', 500],
    ['acme-low', 100],
  ]);
});

test('a job has the names of its queue and its priority class', () => {
  const plan = resolvedPlan(trainingDefinition({ ranker: { ...gang, priority: 'high' } }));
  expect(plan.training.ranker?.queue).toMatchObject({
    localQueue: plan.queues?.queues.ranking?.localQueue,
    priority: 'high',
    priorityClass: plan.queues?.priorities[0]?.name,
  });
  expect(plan.priorityClasses.map(({ name }) => name)).toContain(plan.training.ranker?.pod.priorityClass);
});

test('names are DNS labels, also with long parts', () => {
  const long = 'a'.repeat(60);
  const names = [clusterQueueName(long, long), flavorName(long, long), workloadPriorityName(long, 'normal')];
  expect(names.map((name) => name.length)).toEqual([63, 63, 63]);
  expect(localQueueName()).toBe('training');
});

describe('queued provisioning', () => {
  const queued = { kind: 'queued-provisioning' } as const;
  const withCapacity = (capacity: CapacitySpec, training = { ranker: gang }) => {
    const base = trainingDefinition(training, 'gke');
    const { train } = base.cluster.nodePools;
    if (!train) throw new Error('the fixture has this pool');
    return {
      ...base,
      cluster: { ...base.cluster, nodePools: { ...base.cluster.nodePools, train: { ...train, capacity } } },
    };
  };

  test('jobs of the pool pass a check, and those of other pools do not', () => {
    const plan = resolvedPlan(withCapacity(queued, { ranker: gang, baskets: small } as never));
    expect(plan.queues?.provisioning).toEqual({
      name: 'acme-queued-provisioning',
      className: 'queued-provisioning.gke.io',
      nodeLabel: 'autoscaling.gke.io/provisioning-request',
      detail: 'ResizeRequestName',
    });
    expect(plan.queues?.queues.ranking?.admissionCheck).toEqual({
      name: 'acme-queued-provisioning',
      flavors: ['acme-train'],
    });
    expect(plan.queues?.queues.shop).not.toHaveProperty('admissionCheck');
    expect(plan.training.baskets?.queue).not.toHaveProperty('provisioning');
  });

  test('a job asks for nodes as long as an attempt takes, at most seven days', () => {
    const seconds = (deadline: string) => {
      const { training } = resolvedPlan(withCapacity(queued, { ranker: { ...gang, deadline } }));
      return training.ranker?.queue.provisioning;
    };
    // 30 minutes for the nodes, and two checkpoints.
    expect(seconds('12h')).toEqual({ maxRunDurationSeconds: String(12 * 3600 + 1800 + 60) });
    expect(seconds('7d')).toEqual({ maxRunDurationSeconds: String(7 * 24 * 3600) });
  });

  test.each(['on-demand', 'spot', 'flex-start'] as const)('%s pools have no check', (kind) => {
    const waivers = [{ rule: 'training/nodes-together', at: 'training.ranker.pool', reason: 'a test' }];
    expect(queuesOf({ ...withCapacity({ kind }), waivers })).not.toHaveProperty('provisioning');
  });
});
