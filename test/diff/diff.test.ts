import type { Change } from '../../lib/diff/change';
import { compareModelPlatforms } from '../../lib/diff/diff';
import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { IdentityPlan } from '../../lib/plan/types/identity';
import type { NodePoolPlan } from '../../lib/plan/types/node-pool';
import type { ModelPlatformPlan } from '../../lib/plan/types/platform';
import { entryOf } from '../fixtures/plan-of';
import { samplePlan } from '../fixtures/sample';

const serving = entryOf(samplePlan.cluster.pools, 'serving');
const models = entryOf(samplePlan.cluster.buckets, 'models');

function withClusterPlan(change: Partial<ClusterPlan>): ModelPlatformPlan {
  return { ...samplePlan, cluster: { ...samplePlan.cluster, ...change } };
}

function withPoolPlan(change: Partial<NodePoolPlan>, provider: ClusterPlan['provider'] = 'eks'): ModelPlatformPlan {
  return withClusterPlan({ provider, pools: { serving: { ...serving, ...change } } });
}

function compared(old: ModelPlatformPlan, now: ModelPlatformPlan): readonly Change[] {
  return compareModelPlatforms({ objects: [], plan: old }, { objects: [], plan: now }).changes;
}

function effectsOf(old: ModelPlatformPlan, now: ModelPlatformPlan): readonly string[] {
  return compared(old, now).map(({ effect, kind, name }) => `${effect} ${kind} ${name}`);
}

test('a plan has no changes to itself', () => {
  expect(compareModelPlatforms({ objects: [], plan: samplePlan }, { objects: [], plan: samplePlan })).toEqual({
    changes: [],
    unlisted: [],
    cost: {
      hourlyUsd: { old: samplePlan.cost.hourlyUsd, new: samplePlan.cost.hourlyUsd },
      pools: [],
      unknown: [],
    },
  });
});

test('says which channels of confined teams open or close', () => {
  const open = { closed: false, open: 'objects', fix: 'a perimeter' } as const;
  const closed = { closed: true, by: 'the network' } as const;
  const planOf = (storage: typeof open | typeof closed) =>
    withClusterPlan({
      confinement: { namespaces: ['ranking'], channels: { storage, dns: open, identity: closed, start: closed } },
    });
  expect(compared(planOf(open), planOf(closed)).flatMap(({ fields }) => fields)).toEqual([
    { path: 'storage of ranking', old: 'open', new: 'closed' },
  ]);
});

test('changes the number of nodes in place', () => {
  expect(effectsOf(samplePlan, withPoolPlan({ nodes: { min: 1, max: 20 } }))).toEqual(['changed NodePool serving']);
});

const eksCloud = { provider: 'eks', amiType: 'AL2023_x86_64_NVIDIA', capacityType: 'SPOT' } as const;

test.each<[ClusterPlan['provider'], Partial<NodePoolPlan>, string]>([
  ['eks', { machineType: 'g6.2xlarge' }, 'replaced'],
  ['eks', { zones: ['us-east-1b'] }, 'replaced'],
  ['eks', { diskGiB: 200 }, 'changed'],
  ['eks', { cloud: { ...eksCloud, capacityType: 'CAPACITY_BLOCK' } }, 'replaced'],
  ['eks', { cloud: { ...eksCloud, reservation: 'cr-0123456789abcdef0' } }, 'changed'],
  ['gke', { machineType: 'g2-standard-8' }, 'replaced'],
  ['gke', { diskGiB: 200 }, 'changed'],
  ['aks', { diskGiB: 200 }, 'replaced'],
  ['existing', { machineType: 'other' }, 'changed'],
])('on %s a pool with %j is %s', (provider, change, effect) => {
  expect(effectsOf(withPoolPlan({}, provider), withPoolPlan(change, provider))).toEqual([`${effect} NodePool serving`]);
});

test('a different price is not a change of the pool', () => {
  expect(effectsOf(samplePlan, withPoolPlan({ hourlyUsd: 9 }))).toEqual([]);
});

test('marks a deleted pool with workloads', () => {
  const [change] = compared(samplePlan, withClusterPlan({ pools: {} }));
  expect(change).toMatchObject({
    effect: 'deleted',
    kind: 'NodePool',
    danger: 'pods of churn, fit, index run on this pool',
  });
});

test('does not mark a deleted pool without workloads', () => {
  const [change] = compared({ ...samplePlan, poolUse: [] }, { ...withClusterPlan({ pools: {} }), poolUse: [] });
  expect(change?.danger).toBeUndefined();
});

test('compares the system pool as well', () => {
  const { systemPool: _, ...cluster } = samplePlan.cluster;
  expect(effectsOf(samplePlan, { ...samplePlan, cluster })).toEqual(['deleted NodePool system']);
});

test('marks a deleted managed bucket and keeps an unmanaged one', () => {
  const changes = compared(samplePlan, withClusterPlan({ buckets: {} }));
  expect(changes.find(({ name }) => name === 'models')?.danger).toBe('all objects in the bucket are lost');
  expect(changes.find(({ name }) => name === 'data')?.danger).toBeUndefined();
  expect(changes.find(({ name }) => name === 'data')?.why).toContain('not managed and is kept');
});

test('replaces a bucket with a new name', () => {
  const moved = { ...models, location: { kind: 's3', bucket: 'other', region: 'us-east-1' } } as const;
  const [change] = compared(samplePlan, withClusterPlan({ buckets: { ...samplePlan.cluster.buckets, models: moved } }));
  expect(change).toMatchObject({
    effect: 'replaced',
    kind: 'Bucket',
    danger: 'objects in the old bucket are lost or left behind',
  });
});

test('changes the versioning of a bucket in place', () => {
  const buckets = { ...samplePlan.cluster.buckets, models: { ...models, versioning: false } };
  expect(effectsOf(samplePlan, withClusterPlan({ buckets }))).toEqual(['changed Bucket models']);
});

test('other teams of a bucket change no resource in the cloud', () => {
  const buckets = { ...samplePlan.cluster.buckets, models: { ...models, teams: ['ranking'] } };
  expect(compared(samplePlan, withClusterPlan({ buckets }))).toMatchObject([
    { effect: 'changed', kind: 'Bucket', name: 'models', why: 'which teams can use it; the bucket stays as it is' },
  ]);
});

test('changes the grants of an identity in place', () => {
  const [churn, ...others] = samplePlan.cluster.identities;
  const identities = [{ ...(churn as IdentityPlan), grants: [] }, ...others];
  expect(effectsOf(samplePlan, withClusterPlan({ identities }))).toEqual(['changed Identity ranking-ns/churn']);
});

test('changes the Kubernetes version in place', () => {
  expect(effectsOf(samplePlan, withClusterPlan({ kubernetes: '1.36' }))).toEqual(['changed Cluster acme']);
});

test('a new region replaces the cluster and everything on it', () => {
  const changes = compared(samplePlan, withClusterPlan({ region: 'eu-west-1' }));
  expect(changes[0]).toMatchObject({
    effect: 'replaced',
    kind: 'Cluster',
    danger: 'everything on the old cluster is lost',
  });
  expect(changes.filter(({ kind, effect }) => kind === 'NodePool' && effect === 'replaced')).toHaveLength(2);
});

test('sorts by severity: marked changes first, created objects last', () => {
  const objects = (names: readonly string[]) =>
    names.map((name) => ({ apiVersion: 'v1', kind: 'Service', metadata: { name } }));
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'z' } };
  const { changes } = compareModelPlatforms(
    { objects: [...objects(['a', 'b']), namespace] },
    { objects: [...objects(['b', 'c']), { ...objects(['b'])[0], spec: 1 } as never] },
  );
  expect(changes.map(({ effect, name }) => `${effect} ${name}`)).toEqual([
    'deleted z',
    'deleted a',
    'changed b',
    'created c',
  ]);
});

test('a replacement with a loss comes before a deletion without one', () => {
  const moved = { ...models, location: { kind: 's3', bucket: 'other', region: 'us-east-1' } } as const;
  const now = withClusterPlan({ buckets: { ...samplePlan.cluster.buckets, models: moved }, identities: [] });
  expect(effectsOf(samplePlan, now).slice(0, 2)).toEqual([
    'replaced Bucket models',
    'deleted Identity ranking-ns/churn',
  ]);
});

test('a manifest tree has no cloud resources and no cost', () => {
  const diff = compareModelPlatforms({ objects: [] }, { objects: [], plan: samplePlan });
  expect(diff).toEqual({ changes: [], unlisted: [] });
});

test('compares the total cost and the pools whose cost differs', () => {
  const higher = { idle: 1, min: 2, max: 3 };
  const pools = samplePlan.cost.pools.map((pool) => ({ ...pool, hourlyUsd: higher }));
  const now = { ...samplePlan, cost: { ...samplePlan.cost, pools, hourlyUsd: higher } };
  const { cost } = compareModelPlatforms({ objects: [], plan: samplePlan }, { objects: [], plan: now });
  expect(cost?.hourlyUsd.new).toEqual(higher);
  expect(cost?.pools).toContainEqual({
    pool: 'serving',
    old: { idle: 0.8048, min: 1.6096, max: 8.8528 },
    new: higher,
  });
});
