import type { Finding, Path } from '../errors';
import { entriesOf, isMap, valueAt } from '../units/values';
import { shown } from './schema/values';
import { roleOf, type Trace, type Traced } from './trace';
import { workloadFields, workloadNouns } from './workload-fields';

/** A workload that names its team and its pool. */
interface PoolUse {
  readonly path: Path;
  readonly noun: string;
  readonly team: string;
  readonly pool: string;
  readonly ofPart: boolean;
}

/** A quota of a team in a pool, as it is written. */
interface QuotaUse extends OfPool {
  readonly spec: unknown;
}

/**
 * Findings for workloads of parts in pools with training jobs that other teams use too, if their team has there neither a
 * `quota` nor a workload outside the parts. Teams without a quota share such a pool equally, after its services. So a part
 * that adds a job or a service to it would take capacity that is guaranteed to other teams.
 *
 * A training job of a part also has a finding if it makes a pool one with training jobs: queues then replace the maximums of all
 * teams there. The platform allows that with a training job of its own, or with a quota of the team for training.
 */
export function foreignPools({ value, trace }: Traced): readonly Finding[] {
  const uses = usesOf(value, trace);
  const trained = new Set(uses.filter(({ path: [field] }) => field === 'training').map(({ pool }) => pool));
  const trainedByPlatform = new Set(
    uses.filter(({ path: [field], ofPart }) => field === 'training' && !ofPart).map(({ pool }) => pool),
  );
  const quotas = quotasOf(value);
  const given = teamsByPool([...quotas, ...uses.filter(({ ofPart }) => !ofPart)]);
  const all = teamsByPool([...quotas, ...uses]);
  return uses.flatMap((use) => {
    const { team, pool, ofPart } = use;
    const isOpen = given.get(pool)?.has(team);
    const isShared = (all.get(pool)?.size ?? 0) > 1;
    if (!ofPart || !trained.has(pool) || !isShared || !isKnown(value, use)) return [];
    if (!isOpen) return [foreignPool(use)];
    if (use.path[0] !== 'training' || trainedByPlatform.has(pool) || mayTrain(quotas, use)) return [];
    return [firstJob(use)];
  });
}

type OfPool = Pick<PoolUse, 'team' | 'pool'>;

function teamsByPool(uses: readonly OfPool[]): ReadonlyMap<string, ReadonlySet<string>> {
  const teams = new Map<string, Set<string>>();
  for (const { team, pool } of uses) teams.set(pool, (teams.get(pool) ?? new Set()).add(team));
  return teams;
}

function mayTrain(quotas: readonly QuotaUse[], { team, pool }: OfPool): boolean {
  return quotas.some((quota) => quota.team === team && quota.pool === pool && isForTraining(quota.spec));
}

/** Whether a quota is not only a maximum of services: without amounts, with GPUs, or with a decision about borrowing. */
function isForTraining(quota: unknown): boolean {
  const written = (field: string) => valueAt(quota, [field]) !== undefined;
  return written('gpus') || written('borrow') || !(written('cpu') || written('memory'));
}

function quotasOf(value: unknown): readonly QuotaUse[] {
  return entriesOf(valueAt(value, ['teams'])).flatMap(([team, spec]) =>
    entriesOf(valueAt(spec, ['quota'])).map(([pool, quota]) => ({ team, pool, spec: quota })),
  );
}

/** Other findings report an unknown team or pool. */
function isKnown(value: unknown, { team, pool }: PoolUse): boolean {
  return isMap(valueAt(value, ['teams', team])) && isMap(valueAt(value, ['cluster', 'nodePools', pool]));
}

function foreignPool({ path, noun, team, pool }: PoolUse): Finding {
  return {
    rule: 'part/foreign-pool',
    path: [...path, 'pool'],
    problem: `the ${noun} takes capacity of ${pool} that other teams can have, and the platform does not give the pool to the team ${team}`,
    ...shown(pool),
    allowed: 'pools without training jobs, and those with a quota of the team or its workloads outside the parts',
    fix: `add ${pool} to teams.${team}.quota in the definition of the platform, {} without amounts, or use another pool`,
  };
}

function firstJob({ path, team, pool }: PoolUse): Finding {
  return {
    rule: 'part/foreign-pool',
    path: [...path, 'pool'],
    problem: `it makes ${pool} a pool with training jobs, where the quotas of all teams are guarantees instead of maximums, and the platform gives the team ${team} a quota for services only`,
    ...shown(pool),
    allowed: 'pools with a training job outside the parts, and those with a quota of the team for training',
    fix: `add borrow: true to teams.${team}.quota.${pool} in the definition of the platform, or use another pool`,
  };
}

function usesOf(value: unknown, trace: Trace): readonly PoolUse[] {
  return workloadFields.flatMap((field) =>
    entriesOf(valueAt(value, [field])).flatMap(([name, workload]) => {
      const [team, pool] = [valueAt(workload, ['team']), valueAt(workload, ['pool'])];
      if (typeof team !== 'string' || typeof pool !== 'string') return [];
      const path = [field, name];
      return [{ path, noun: workloadNouns[field], team, pool, ofPart: roleOf(trace, path) === 'part' }];
    }),
  );
}
