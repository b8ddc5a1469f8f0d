import { closest } from '../../units/closest';
import { lookup } from '../../units/lookup';
import { explainBucket } from './bucket';
import type { ExplainContext, Explanation } from './explanation';
import { explainGateway } from './gateway';
import { explainPool } from './pool';
import { explainService } from './service';
import { explainTeam } from './team';
import { explainTraining } from './training';

/** What there is to say about a name. */
export type Explained =
  /** One explanation for each thing of the name: a pool and a team may have the same. */
  | { readonly kind: 'known'; readonly explanations: readonly Explanation[] }
  | {
      readonly kind: 'unknown';
      readonly name: string;
      /** All names, in alphabetical order. */
      readonly names: readonly string[];
      /** The name that was most likely meant. */
      readonly nearest?: string;
    };

/** Where each thing of a name lands, why, and which decisions made each of its fields. */
export function explainModelPlatform(name: string, context: ExplainContext): Explained {
  const { services, training, cluster, teams, gateways } = context.plan;
  const pools = { ...(cluster.systemPool && { [cluster.systemPool.name]: cluster.systemPool }), ...cluster.pools };
  const found: readonly Explanation[] = [
    ...explained(services, name, (service) => explainService(service, context)),
    ...explained(training, name, (job) => explainTraining(job, context)),
    ...explained(pools, name, (pool) => explainPool(pool, context)),
    ...explained(teams, name, (team) => explainTeam(team, context)),
    ...explained(cluster.buckets, name, (bucket) => explainBucket(bucket, context)),
    ...explained(gateways, name, (gateway) => explainGateway(gateway, context)),
  ];
  if (found.length > 0) return { kind: 'known', explanations: found };
  const records = [services, training, pools, teams, cluster.buckets, gateways];
  const names = [...new Set(records.flatMap((record) => Object.keys(record)))].sort();
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
