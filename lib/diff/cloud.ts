import { type ConfinementChannel, confinementChannels } from '../definition/confinement';
import type { BucketPlan } from '../plan/types/bucket';
import type { ClusterPlan } from '../plan/types/cluster';
import type { GrantedIdentity, IdentityPlan } from '../plan/types/identity';
import type { ModelPlatformPlan } from '../plan/types/platform';
import type { Change, FieldChange } from './change';
import { compareFields } from './fields';
import { namesOf } from './names';
import { comparePools } from './pools';
import { compareRegistries } from './registries';

/** Immutable fields of a cluster on every provider. */
const immutableClusterFields: readonly string[] = [
  'name',
  'provider',
  'region',
  'account',
  'network.cidr',
  'network.podCidr',
  'network.serviceCidr',
];

/** Compares the resources of `pulumi up`: the cluster, its pools, buckets and identities. */
export function compareClouds(old: ModelPlatformPlan, now: ModelPlatformPlan): readonly Change[] {
  const cluster = compareCluster(old.cluster, now.cluster);
  const isReplaced = cluster.some(({ effect }) => effect === 'replaced');
  return [
    ...cluster,
    ...comparePools(old, now, isReplaced),
    ...compareBuckets(old.cluster.buckets, now.cluster.buckets),
    ...compareRegistries(old.cluster.registries, now.cluster.registries),
    ...compareIdentities(old.cluster.identities, now.cluster.identities, isReplaced),
  ];
}

function compareCluster(old: ClusterPlan, now: ClusterPlan): readonly Change[] {
  const fields = [...compareFields(clusterItself(old), clusterItself(now)), ...compareConfinement(old, now)];
  if (fields.length === 0) return [];
  const immutable = fields.filter(({ path }) => immutableClusterFields.includes(path));
  const change = { of: 'cloud', kind: 'Cluster', name: now.name, fields } as const;
  if (immutable.length === 0) return [{ ...change, effect: 'changed' }];
  return [
    {
      ...change,
      effect: 'replaced',
      why: `immutable: ${immutable.map(({ path }) => path).join(', ')}; a new cluster is created`,
      danger: 'everything on the old cluster is lost',
    },
  ];
}

/** The cluster without the parts that are compared separately. */
function clusterItself({ pools: _, buckets: __, identities: ___, systemPool: ____, ...cluster }: ClusterPlan) {
  const { confinement: _____, registries: ______, ...rest } = cluster;
  return rest;
}

/** Channels that open or close for confined teams. The plan explains what closes them. */
function compareConfinement(old: ClusterPlan, now: ClusterPlan): readonly FieldChange[] {
  const teams = (now.confinement ?? old.confinement)?.namespaces.join(', ');
  return confinementChannels.flatMap((channel) => {
    const [before, after] = [stateOf(old, channel), stateOf(now, channel)];
    return before === after ? [] : [{ path: `${channel} of ${teams}`, old: before, new: after }];
  });
}

function stateOf({ confinement }: ClusterPlan, channel: ConfinementChannel): string {
  if (!confinement) return 'not confined';
  return confinement.channels[channel].closed ? 'closed' : 'open';
}

function compareBuckets(
  old: Readonly<Record<string, BucketPlan>>,
  now: Readonly<Record<string, BucketPlan>>,
): readonly Change[] {
  return namesOf(old, now).flatMap((name): readonly Change[] => {
    const [before, after] = [old[name], now[name]];
    if (!before) return [bucketChange(name, 'created')];
    return after ? changedBucket(name, before, after) : [deletedBucket(name, before)];
  });
}

function bucketChange(name: string, effect: Change['effect'], fields: readonly FieldChange[] = []): Change {
  return { of: 'cloud', effect, kind: 'Bucket', name, fields };
}

function deletedBucket(name: string, { manage }: BucketPlan): Change {
  const change = bucketChange(name, 'deleted');
  return manage ? { ...change, danger: 'all objects in the bucket are lost' } : kept(change);
}

function changedBucket(name: string, before: BucketPlan, after: BucketPlan): readonly Change[] {
  const fields = compareFields(before, after);
  if (fields.length === 0) return [];
  const moves = fields.some(({ path }) => path.startsWith('location'));
  if (!moves) {
    const isOnlyAccess = fields.every(({ path }) => path.startsWith('teams'));
    const change = bucketChange(name, 'changed', fields);
    return [isOnlyAccess ? { ...change, why: 'which teams can use it; the bucket stays as it is' } : change];
  }
  return [
    {
      ...bucketChange(name, 'replaced', fields),
      why: 'a new bucket: objects are not copied from the old one',
      ...(before.manage && { danger: 'objects in the old bucket are lost or left behind' }),
    },
  ];
}

function kept(change: Change): Change {
  return { ...change, why: 'removed from the definition only: the bucket is not managed and is kept' };
}

function compareIdentities(
  old: readonly IdentityPlan[],
  now: readonly IdentityPlan[],
  isReplaced: boolean,
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
    const fields = compareFields(accessOf(one), accessOf(other));
    if (fields.length === 0) return [];
    return [of(isReplaced ? 'replaced' : 'changed', fields)];
  });
}

/** An identity without its documents, which follow from its grants. */
function accessOf({ documents: _, ...identity }: IdentityPlan): GrantedIdentity {
  return identity;
}

function byName(identities: readonly IdentityPlan[]): Readonly<Record<string, IdentityPlan>> {
  return Object.fromEntries(identities.map((identity) => [identity.name, identity]));
}
