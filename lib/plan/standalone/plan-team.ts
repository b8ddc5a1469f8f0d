import { existingProvider } from '../../definition/provider-names';
import { standaloneTeamSchema } from '../../definition/schema/standalone-team';
import type { StandaloneTeamSpec } from '../../definition/standalone-team';
import type { Finding } from '../../errors';
import { providerNamed } from '../providers/select';
import { resolveExistingNodePool } from '../resolve/cluster/node-pool';
import { resolveTeam } from '../resolve/team/team';
import { subjectOf } from '../resolve/team/ways-in';
import { findingsBy } from '../rules/apply';
import { referenceKnown } from '../rules/reference/reference-known';
import { type Names, refer } from '../rules/reference/references';
import type { TeamPlan } from '../types/team';
import { shapeOf, throwFindings } from './standalone';

/**
 * Plans the namespace of one team in an existing cluster: quota, limits, roles, secrets and default network policies.
 *
 * @example
 * new Team(chart, 'ranking', planTeam('ranking', {
 *   kubernetes: '1.34',
 *   pools: { cpu: { labels: { pool: 'cpu' }, allocatable: { cpu: '7', memory: '28Gi' }, nodes: { max: 4 } } },
 *   members: { 'ml-engineer': ['group:ranking'] },
 * }));
 *
 * @param name A DNS label of at most 40 characters.
 * @throws PlatformError with all findings.
 */
export function planTeam(name: string, spec: StandaloneTeamSpec): TeamPlan {
  throwFindings(shapeOf(name, spec, standaloneTeamSchema));
  throwFindings(unknownPools(spec));
  const provider = providerNamed(spec.provider ?? existingProvider);
  const pools = Object.entries(spec.pools).map(([pool, each]) => resolveExistingNodePool(pool, each, provider));
  return resolveTeam(name, spec, {
    platform: name,
    kubernetes: spec.kubernetes,
    provider,
    pools,
    devices: [...new Set(pools.flatMap(({ allocatable }) => Object.keys(allocatable.devices)))],
    secretStore: { kind: 'cluster-secret-store', name: spec.secretStore ?? name },
    subjectsOf: (member) => [subjectOf(member)],
    queuedPools: [],
    callPolicies: [],
  });
}

function unknownPools({ pools, quota = {} }: StandaloneTeamSpec): readonly Finding[] {
  const names: Names = { what: 'node pool', defined: pools };
  return findingsBy(
    referenceKnown,
    Object.keys(quota).flatMap((pool) => refer(names, pool, ['quota', pool])),
  );
}
