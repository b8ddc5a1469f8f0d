import { closest } from '../../units/closest';
import { lookup } from '../../units/lookup';
import { workloads } from '../facts/workloads';
import { explainBucket } from './bucket';
import type { ExplainContext, Explanation } from './explanation';
import { explainGateway } from './gateway';
import { explainPool } from './pool';
import { explainTeam } from './team';
import { explainWorkload } from './workload';

/** The explanations of a name. */
export type Explained =
  /** One explanation for each part of the platform with this name: a pool and a team may share one. */
  | { readonly kind: 'known'; readonly explanations: readonly Explanation[] }
  | {
      readonly kind: 'unknown';
      readonly name: string;
      /** All known names, in alphabetical order. */
      readonly names: readonly string[];
      /** The most similar known name. */
      readonly nearest?: string;
    };

/** Explains where everything with a name is placed, and where each of its values comes from. */
export function explainModelPlatform(name: string, context: ExplainContext): Explained {
  const { cluster, teams, gateways } = context.plan;
  const all = workloads(context.plan);
  const pools = { ...(cluster.systemPool && { [cluster.systemPool.name]: cluster.systemPool }), ...cluster.pools };
  const found: readonly Explanation[] = [
    ...all.filter((workload) => workload.name === name).map((workload) => explainWorkload(workload, context)),
    ...explained(pools, name, (pool) => explainPool(pool, context)),
    ...explained(teams, name, (team) => explainTeam(team, context)),
    ...explained(cluster.buckets, name, (bucket) => explainBucket(bucket, context)),
    ...explained(gateways, name, (gateway) => explainGateway(gateway, context)),
  ];
  if (found.length > 0) return { kind: 'known', explanations: found };
  const others = [pools, teams, cluster.buckets, gateways].flatMap((record) => Object.keys(record));
  const names = [...new Set([...all.map((workload) => workload.name), ...others])].sort();
  const nearest = closest(name, names);
  return { kind: 'unknown', name, names, ...(nearest !== undefined && { nearest }) };
}

function explained<T>(
  record: Readonly<Record<string, T>>,
  name: string,
  of: (member: T) => Explanation,
): readonly Explanation[] {
  const member = lookup(record, name);
  return member === undefined ? [] : [of(member)];
}
