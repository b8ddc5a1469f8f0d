import type { ModelPlatformDefinition } from '../../../lib/definition/platform';
import type { Amounts } from '../../../lib/plan/capacity/resource-amounts';
import { lookup } from '../../../lib/units/lookup';
import { parseBytes, parseCpu } from '../../../lib/units/quantity';
import type { KubeObject } from '../modules';
import { lonePod } from './lone-pod';
import { peaksOf } from './peaks';
import type { Stage } from './stage';

/**
 * Whether all teams can use at one time what they are promised of a pool, beside its services, which are there with all of
 * their replicas: the parts of the teams come as small pods.
 */
export async function keepPromises(stage: Stage, definition: ModelPlatformDefinition, pool: string): Promise<boolean> {
  const wanted: Record<string, number> = { ...peaksOf(stage.plan, (service) => service.pool === pool) };
  const pods: KubeObject[] = [];
  for (const team of Object.keys(definition.teams ?? {})) {
    const parts = piecesOf(promiseOf(stage, definition, team, pool), stage.plan.cluster.pools[pool]?.nodes.max ?? 1);
    const workload = `part-of-${team}`;
    if (parts.length > 0) wanted[workload] = parts.length;
    pods.push(
      ...parts.map((part, index) =>
        lonePod(stage.plan, { team, pool, name: `${workload}-${index}`, workload, amounts: part }),
      ),
    );
  }
  await Promise.all(pods.map((pod) => stage.create(pod)));
  const { kind } = await stage.outcome(wanted);
  await stage.remove(pods);
  return kind === 'placed';
}

/** What a team is promised: by its queue, or as it is written. */
function promiseOf({ plan }: Stage, { teams }: ModelPlatformDefinition, team: string, pool: string): Amounts {
  const written = lookup(lookup(teams, team)?.quota, pool);
  const gpu = plan.cluster.pools[pool]?.gpu?.resource ?? 'nvidia.com/gpu';
  const queued = lookup(plan.queues?.queues, team)?.quotas.find((quota) => quota.pool === pool);
  return {
    ...(written?.cpu !== undefined && { cpu: parseCpu(written.cpu) }),
    ...(written?.memory !== undefined && { memory: parseBytes(written.memory) }),
    ...(written?.gpus !== undefined && { [gpu]: written.gpus }),
    ...queued?.nominal,
  };
}

/** Amounts cut into as many parts as there are devices, or a few for each node; the last has what is left over. */
function piecesOf(amounts: Amounts, nodes: number): readonly Amounts[] {
  const devices = Object.entries(amounts).filter(([resource]) => resource.includes('/'));
  const count = Math.max(2 * nodes, ...devices.map(([, pieces]) => pieces));
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      Object.entries(amounts).map(([resource, amount]) => [
        resource,
        Math.floor((amount * (index + 1)) / count) - Math.floor((amount * index) / count),
      ]),
    ),
  ).filter((part) => Object.values(part).some((amount) => amount > 0));
}
