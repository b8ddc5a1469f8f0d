import type { BucketPlan } from '../plan/types/bucket';
import type { ClusterPlan } from '../plan/types/cluster';
import type { IdentityPlan } from '../plan/types/identity';
import type { ModelPlatformPlan } from '../plan/types/platform';
import type { Change, FieldChange } from './change';
import { compareFields } from './fields';
import { namesOf } from './names';
import { comparePools } from './pools';

/** Of a cluster, what cannot change while it lives, whatever the cloud. */
const fixedOfCluster = [
  'name',
  'provider',
  'region',
  'account',
  'network.cidr',
  'network.podCidr',
  'network.serviceCidr',
];

/** What happens to what `pulumi up` makes: the cluster, its pools, buckets and identities. */
export function compareClouds(old: ModelPlatformPlan, now: ModelPlatformPlan): readonly Change[] {
  const cluster = compareCluster(old.cluster, now.cluster);
  const isAnother = cluster.some(({ effect }) => effect === 'replaced');
  return [
    ...cluster,
    ...comparePools(old, now, isAnother),
    ...compareBuckets(old.cluster.buckets, now.cluster.buckets),
    ...compareIdentities(old.cluster.identities, now.cluster.identities, isAnother),
  ];
}

function compareCluster(old: ClusterPlan, now: ClusterPlan): readonly Change[] {
  const fields = compareFields(clusterItself(old), clusterItself(now));
  if (fields.length === 0) return [];
  const fixed = fields.filter(({ path }) => fixedOfCluster.some((field) => path === field));
  const change = { of: 'cloud', kind: 'Cluster', name: now.name, fields } as const;
  if (fixed.length === 0) return [{ ...change, effect: 'changed' }];
  return [
    {
      ...change,
      effect: 'replaced',
      why: `${fixed.map(({ path }) => path).join(', ')} cannot change while it lives: it is another cluster`,
      danger: 'everything that runs on the old cluster goes with it',
    },
  ];
}

/** Without what is compared by itself. */
function clusterItself({ pools: _, buckets: __, identities: ___, systemPool: ____, ...cluster }: ClusterPlan) {
  return cluster;
}

function compareBuckets(
  old: Readonly<Record<string, BucketPlan>>,
  now: Readonly<Record<string, BucketPlan>>,
): readonly Change[] {
  return namesOf(old, now).flatMap((name): readonly Change[] => {
    const [before, after] = [old[name], now[name]];
    const of = (effect: Change['effect'], fields: readonly FieldChange[] = []): Change => ({
      of: 'cloud',
      effect,
      kind: 'Bucket',
      name,
      fields,
    });
    if (!before) return [of('created')];
    if (!after) {
      return before.manage ? [{ ...of('deleted'), danger: 'all that is in it is lost' }] : [leftAlone(of('deleted'))];
    }
    const fields = compareFields(before, after);
    if (fields.length === 0) return [];
    const moves = fields.some(({ path }) => path.startsWith('location'));
    if (!moves) return [of('changed', fields)];
    const why = 'it is another bucket: nothing is copied from the old one';
    return [
      before.manage
        ? { ...of('replaced', fields), why, danger: 'what is in the old bucket is lost, or left behind' }
        : { ...of('replaced', fields), why },
    ];
  });
}

function leftAlone(change: Change): Change {
  return { ...change, why: 'the definition does not name it any more; the bucket itself is not ours and stays' };
}

function compareIdentities(
  old: readonly IdentityPlan[],
  now: readonly IdentityPlan[],
  isAnother: boolean,
): readonly Change[] {
  const [before, after] = [byName(old), byName(now)];
  return namesOf(before, after).flatMap((name): readonly Change[] => {
    const [one, other] = [before[name], after[name]];
    const of = (effect: Change['effect'], fields: readonly FieldChange[] = []): Change => ({
      of: 'cloud',
      effect,
      kind: 'Identity',
      name,
      fields,
    });
    if (!one) return [of('created')];
    if (!other) return [of('deleted')];
    const fields = compareFields(one, other);
    if (fields.length === 0) return [];
    return [of(isAnother ? 'replaced' : 'changed', fields)];
  });
}

function byName(identities: readonly IdentityPlan[]): Readonly<Record<string, IdentityPlan>> {
  return Object.fromEntries(identities.map((identity) => [identity.name, identity]));
}
