import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { Amounts } from '../../../lib/plan/capacity/resource-amounts';
import { lookup } from '../../../lib/units/lookup';
import { parseBytes, parseCpu } from '../../../lib/units/quantity';
import type { KubeObject } from '../modules';
import type { DeployedPlatform } from './deployed-platform';
import { peaksOf } from './peaks';
import { standalonePod } from './standalone-pod';

/**
 * Whether all teams can use their nominal quotas of a pool at the same time, beside its services at peak replicas. Small
 * pods stand for the quotas.
 */
export async function nominalQuotasFit(
  platform: DeployedPlatform,
  definition: ModelPlatformDefinition,
  pool: string,
): Promise<boolean> {
  const wanted: Record<string, number> = { ...peaksOf(platform.plan, (service) => service.pool === pool) };
  const pods: KubeObject[] = [];
  for (const team of Object.keys(definition.teams ?? {})) {
    const parts = split(
      nominalQuotaOf(platform, definition, team, pool),
      platform.plan.cluster.pools[pool]?.nodes.max ?? 1,
    );
    const workload = `part-of-${team}`;
    if (parts.length > 0) wanted[workload] = parts.length;
    pods.push(
      ...parts.map((part, index) =>
        standalonePod(platform.plan, { team, pool, name: `${workload}-${index}`, workload, amounts: part }),
      ),
    );
  }
  await Promise.all(pods.map((pod) => platform.create(pod)));
  const { kind } = await platform.outcome(wanted);
  await platform.deletePods(pods);
  return kind === 'placed';
}

/** The nominal quota of a team: that of its queue, or that of the definition. */
function nominalQuotaOf(
  { plan }: DeployedPlatform,
  { teams }: ModelPlatformDefinition,
  team: string,
  pool: string,
): Amounts {
  const declared = lookup(lookup(teams, team)?.quota, pool);
  const gpu = plan.cluster.pools[pool]?.gpu?.resource ?? 'nvidia.com/gpu';
  const queued = lookup(plan.queues?.queues, team)?.quotas.find((quota) => quota.pool === pool);
  return {
    ...(declared?.cpu !== undefined && { cpu: parseCpu(declared.cpu) }),
    ...(declared?.memory !== undefined && { memory: parseBytes(declared.memory) }),
    ...(declared?.gpus !== undefined && { [gpu]: declared.gpus }),
    ...queued?.nominal,
  };
}

/** Splits amounts into one part per device, at least two per node. Parts are whole numbers that differ by at most 1. */
function split(amounts: Amounts, nodes: number): readonly Amounts[] {
  const devices = Object.entries(amounts).filter(([resource]) => resource.includes('/'));
  const count = Math.max(2 * nodes, ...devices.map(([, amount]) => amount));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      Object.entries(amounts).map(([resource, amount]) => [
        resource,
        Math.floor((amount * (index + 1)) / count) - Math.floor((amount * index) / count),
      ]),
    ),
  ).filter((part) => Object.values(part).some((amount) => amount > 0));
}
