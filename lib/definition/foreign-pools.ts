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

/**
 * Findings for workloads of parts in pools with training jobs that other teams use too, if their team has there neither a
 * `quota` nor a workload outside the parts. Teams without a quota share such a pool equally, after its services. So a part
 * that adds a job or a service to it would take capacity that is guaranteed to other teams.
 */
export function foreignPools({ value, trace }: Traced): readonly Finding[] {
  const uses = usesOf(value, trace);
  const trained = new Set(uses.filter(({ path: [field] }) => field === 'training').map(({ pool }) => pool));
  const quotas = quotasOf(value);
  const given = teamsByPool([...quotas, ...uses.filter(({ ofPart }) => !ofPart)]);
  const all = teamsByPool([...quotas, ...uses]);
  return uses.flatMap((use) => {
    const { team, pool, ofPart } = use;
    const isOpen = given.get(pool)?.has(team) ?? false;
    const isShared = (all.get(pool)?.size ?? 0) > 1;
    return ofPart && trained.has(pool) && isShared && !isOpen && isKnown(value, use) ? [foreignPool(use)] : [];
  });
}

type OfPool = Pick<PoolUse, 'team' | 'pool'>;

function teamsByPool(uses: readonly OfPool[]): ReadonlyMap<string, ReadonlySet<string>> {
  const teams = new Map<string, Set<string>>();
  for (const { team, pool } of uses) teams.set(pool, (teams.get(pool) ?? new Set()).add(team));
  return teams;
}

function quotasOf(value: unknown): readonly OfPool[] {
  return entriesOf(valueAt(value, ['teams'])).flatMap(([team, spec]) =>
    entriesOf(valueAt(spec, ['quota'])).map(([pool]) => ({ team, pool })),
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
