import type { ModelPlatformDefinition } from '../../../definition/platform';
import { type TrainingPriority, trainingPriorities } from '../../../definition/training';
import { lookup } from '../../../units/lookup';
import { joinName } from '../../../units/names';
import { byCodeUnit } from '../../../units/order';
import { type Amounts, minusAmounts } from '../../capacity/resource-amounts';
import { labelKeys, platformLabels } from '../../facts/label-keys';
import type { ClusterPlan } from '../../types/cluster';
import type { NodePoolPlan } from '../../types/node-pool';
import type { TrainingJobPlan } from '../../types/training-job';
import type {
  FlavorQuotaPlan,
  ResourceFlavorPlan,
  TrainingQueuePlan,
  TrainingQueuesPlan,
  WorkloadPriorityPlan,
} from '../../types/training-queue';
import { teamNamespace } from '../team/team';
import { type ServiceOnPool, splitPool, trainingAmounts } from './quotas';

/** Everything around the queues of a platform. */
export interface QueueContext {
  readonly definition: Pick<ModelPlatformDefinition, 'name' | 'teams'>;
  readonly cluster: Pick<ClusterPlan, 'pools'>;
  readonly services: readonly ServiceOnPool[];
  readonly training: readonly Pick<TrainingJobPlan, 'team' | 'pool'>[];
}

/** Name of the LocalQueue that a team's jobs carry: the same in every namespace, which has one. */
export function localQueueName(): string {
  return 'training';
}

/** Name of a team's ClusterQueue. */
export function clusterQueueName(platform: string, team: string): string {
  return joinName([platform, team], 63);
}

/** Name of the WorkloadPriorityClass that a job carries. */
export function workloadPriorityName(platform: string, priority: TrainingPriority): string {
  return joinName([platform, priority], 63);
}

/** Name of the ResourceFlavor of a pool. */
export function flavorName(platform: string, pool: string): string {
  return joinName([platform, pool], 63);
}

/** Names of the pools that training jobs wait for, in order. */
export function queuedPoolNames(training: QueueContext['training']): readonly string[] {
  return [...new Set(training.map(({ pool }) => pool))].sort(byCodeUnit);
}

/** How training waits for nodes; nothing where nothing trains. */
export function resolveTrainingQueues(context: QueueContext): TrainingQueuesPlan | undefined {
  const platform = context.definition.name;
  const pools = queuedPoolNames(context.training).flatMap((name) => lookup(context.cluster.pools, name) ?? []);
  if (pools.length === 0) return undefined;
  const quotas = pools.map((pool) => splitAmongTeams(pool, context));
  const teams = Object.keys(context.definition.teams ?? {}).filter((team) =>
    quotas.some(({ byTeam }) => Object.hasOwn(byTeam, team)),
  );
  const resources = coveredResources(quotas.map(({ whole }) => whole));
  return {
    cohort: platform,
    labels: platformLabels(platform),
    flavors: pools.map((pool) => flavor(platform, pool)),
    resources,
    shared: quotas.map(({ pool, whole, byTeam }) => ({
      flavor: flavorName(platform, pool.name),
      pool: pool.name,
      nominal: counted(resources, Object.values(byTeam).reduce(minusAmounts, whole)),
    })),
    queues: Object.fromEntries(teams.map((team) => [team, queue(team, quotas, context)])),
    priorities: trainingPriorities.map((priority) => workloadPriority(platform, priority)),
  };
}

/** The nodes of a pool, by all of its labels and taints. */
function flavor(platform: string, { name, labels, taints }: NodePoolPlan): ResourceFlavorPlan {
  return { name: flavorName(platform, name), pool: name, nodeLabels: labels, nodeTaints: taints };
}

interface PoolQuotas {
  readonly pool: NodePoolPlan;
  readonly whole: Amounts;
  readonly byTeam: Readonly<Record<string, Amounts>>;
}

/** A pool's part for each team that trains on it or has a quota of it. */
function splitAmongTeams(pool: NodePoolPlan, { definition, services, training }: QueueContext): PoolQuotas {
  const trains = new Set(training.flatMap((job) => (job.pool === pool.name ? (job.team ?? []) : [])));
  const parts = Object.entries(definition.teams ?? {}).flatMap(([team, { quota }]) => {
    const part = lookup(quota, pool.name);
    return part || trains.has(team) ? [[team, part ?? {}] as const] : [];
  });
  const whole = trainingAmounts(pool, services);
  return { pool, whole, byTeam: splitPool(pool, whole, Object.fromEntries(parts)) };
}

function queue(
  team: string,
  pools: readonly PoolQuotas[],
  { definition: { name: platform, teams } }: QueueContext,
): TrainingQueuePlan {
  const spec = lookup(teams, team) ?? {};
  const own = pools.flatMap(({ pool, byTeam }) => {
    const amounts = lookup(byTeam, team);
    return amounts ? [{ pool, amounts }] : [];
  });
  const resources = coveredResources(own.map(({ amounts }) => amounts));
  return {
    team,
    clusterQueue: clusterQueueName(platform, team),
    localQueue: localQueueName(),
    namespace: teamNamespace(team, spec),
    labels: { ...platformLabels(platform), [labelKeys.team]: team },
    resources,
    quotas: own.map(
      ({ pool, amounts }): FlavorQuotaPlan => ({
        flavor: flavorName(platform, pool.name),
        pool: pool.name,
        nominal: counted(resources, amounts),
        borrow: lookup(spec.quota, pool.name)?.borrow ?? true,
      }),
    ),
  };
}

/** Every flavor of a queue counts the same resources; of what a pool does not have, it has none. */
function counted(resources: readonly string[], amounts: Amounts): Amounts {
  return Object.fromEntries(resources.map((resource) => [resource, amounts[resource] ?? 0]));
}

/** CPU, memory and scratch space first, then devices by name. */
function coveredResources(amounts: readonly Amounts[]): readonly string[] {
  const basic = ['cpu', 'memory', 'ephemeral-storage'];
  const all = new Set(amounts.flatMap((each) => Object.keys(each)));
  return [...basic, ...[...all].filter((resource) => !basic.includes(resource)).sort(byCodeUnit)];
}

const priorities: Readonly<Record<TrainingPriority, Pick<WorkloadPriorityPlan, 'value' | 'description'>>> = {
  high: { value: 1000, description: 'Goes first in the queue of its team; what has less gives way.' },
  normal: { value: 500, description: 'What a job has that says nothing of it.' },
  low: { value: 100, description: 'Goes last in the queue of its team, and gives way to all others.' },
};

function workloadPriority(platform: string, priority: TrainingPriority): WorkloadPriorityPlan {
  return { name: workloadPriorityName(platform, priority), priority, ...priorities[priority] };
}
