import type { ModelPlatformDefinition } from '../../../definition/platform';
import { type TrainingPriority, trainingPriorities } from '../../../definition/training';
import { lookup } from '../../../units/lookup';
import { joinName } from '../../../units/names';
import { byCodeUnit } from '../../../units/order';
import { type Amounts, minusAmounts } from '../../capacity/resource-amounts';
import { capacityKinds } from '../../facts/capacity-kinds';
import { labelKeys, platformLabels } from '../../facts/label-keys';
import { isQueued } from '../../facts/workload-kinds';
import type { Provider } from '../../providers/provider';
import type { ClusterPlan } from '../../types/cluster';
import type { NodePoolPlan } from '../../types/node-pool';
import type {
  FlavorQuotaPlan,
  ProvisioningPlan,
  ResourceFlavorPlan,
  TrainingQueuePlan,
  TrainingQueuesPlan,
  WorkloadPriorityPlan,
} from '../../types/training-queue';
import type { WorkloadPlan } from '../../types/workload';
import type { Workload } from '../../types/workloads';
import { teamNamespace } from '../team/team';
import { hasAmounts, splitPool, trainingAmounts } from './quotas';

/** Inputs of the queues of a platform. */
interface QueueContext {
  readonly definition: Pick<ModelPlatformDefinition, 'name' | 'teams'>;
  readonly cluster: Pick<ClusterPlan, 'pools'>;
  readonly workloads: readonly Workload[];
  readonly provider: Pick<Provider, 'queuedProvisioning'>;
}

/** Name of a team's LocalQueue. Each namespace has one, so all have the same name. */
export function localQueueName(): string {
  return 'training';
}

/** Name of a team's ClusterQueue. */
export function clusterQueueName(platform: string, team: string): string {
  return joinName([platform, team], 63);
}

/** Name of the WorkloadPriorityClass of a job. */
export function workloadPriorityName(platform: string, priority: TrainingPriority): string {
  return joinName([platform, priority], 63);
}

/** Name of the ResourceFlavor of a pool. */
export function flavorName(platform: string, pool: string): string {
  return joinName([platform, pool], 63);
}

/** Name of the AdmissionCheck of pools with queued provisioning. */
function checkName(platform: string): string {
  return joinName([platform, 'queued-provisioning'], 63);
}

/** Names of the pools whose capacity workloads wait for in a queue, sorted. */
export function queuedPoolNames(workloads: readonly Pick<WorkloadPlan, 'kind' | 'pool'>[]): readonly string[] {
  return [...new Set(workloads.filter(isQueued).map(({ pool }) => pool))].sort(byCodeUnit);
}

/** Queues of the platform's teams. Undefined without queued workloads. */
export function resolveTrainingQueues(context: QueueContext): TrainingQueuesPlan | undefined {
  const platform = context.definition.name;
  const pools = queuedPoolNames(context.workloads).flatMap((name) => lookup(context.cluster.pools, name) ?? []);
  if (pools.length === 0) return undefined;
  const quotas = pools.map((pool) => splitAmongTeams(pool, context));
  const teams = Object.keys(context.definition.teams ?? {}).filter((team) =>
    quotas.some(({ byTeam }) => Object.hasOwn(byTeam, team)),
  );
  const resources = coveredResources(quotas.map(({ whole }) => whole));
  const provisioning = pools.some(isProvisioned) ? provisioningOf(context) : undefined;
  const queues = Object.fromEntries(teams.map((team) => [team, queue(team, quotas, context)]));
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
    queues,
    priorities: trainingPriorities.map((priority) => workloadPriority(platform, priority)),
    ...(provisioning && { provisioning }),
    stopping: {
      name: joinName([platform, 'stopping'], 63),
      namespaces: Object.values(queues)
        .map(({ namespace }) => namespace)
        .sort(byCodeUnit),
    },
  };
}

/** Whether the autoscaler provides all nodes of a job of the pool at once. */
function isProvisioned({ capacity }: Pick<NodePoolPlan, 'capacity'>): boolean {
  return capacityKinds[capacity].onlyQueued;
}

function provisioningOf({ definition, provider }: QueueContext): ProvisioningPlan | undefined {
  const facts = provider.queuedProvisioning;
  if (!facts) return undefined;
  const { className, nodeLabel, detail } = facts;
  return { name: checkName(definition.name), className, nodeLabel, detail };
}

/** The nodes of a pool, identified by all of its labels and taints. */
function flavor(platform: string, { name, labels, taints }: NodePoolPlan): ResourceFlavorPlan {
  return { name: flavorName(platform, name), pool: name, nodeLabels: labels, nodeTaints: taints };
}

interface PoolQuotas {
  readonly pool: NodePoolPlan;
  readonly whole: Amounts;
  readonly byTeam: Readonly<Record<string, Amounts>>;
}

/** The quota of each team that has queued workloads or amounts of a quota in a pool. */
function splitAmongTeams(pool: NodePoolPlan, { definition, workloads }: QueueContext): PoolQuotas {
  const onPool = workloads.filter((workload) => workload.pool === pool.name && isQueued(workload));
  const queued = new Set(onPool.map(({ team }) => team));
  const parts = Object.entries(definition.teams ?? {}).flatMap(([team, { quota }]) => {
    const part = lookup(quota, pool.name);
    return (part && hasAmounts(part)) || queued.has(team) ? [[team, part ?? {}] as const] : [];
  });
  const whole = trainingAmounts(pool, workloads);
  return { pool, whole, byTeam: splitPool(pool, whole, Object.fromEntries(parts)) };
}

function queue(
  team: string,
  pools: readonly PoolQuotas[],
  { definition: { name: platform, teams }, provider }: QueueContext,
): TrainingQueuePlan {
  const spec = lookup(teams, team) ?? {};
  const own = pools.flatMap(({ pool, byTeam }) => {
    const amounts = lookup(byTeam, team);
    return amounts ? [{ pool, amounts }] : [];
  });
  const resources = coveredResources(own.map(({ amounts }) => amounts));
  const provisioned = own.filter(({ pool }) => isProvisioned(pool)).map(({ pool }) => flavorName(platform, pool.name));
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
    ...(provider.queuedProvisioning &&
      provisioned.length > 0 && { admissionCheck: { name: checkName(platform), flavors: provisioned } }),
  };
}

/** Every flavor of a queue covers the same resources, with 0 for those that its pool does not have. */
function counted(resources: readonly string[], amounts: Amounts): Amounts {
  return Object.fromEntries(resources.map((resource) => [resource, amounts[resource] ?? 0]));
}

/** CPU, memory and ephemeral storage first, then devices by name. */
function coveredResources(amounts: readonly Amounts[]): readonly string[] {
  const basic = ['cpu', 'memory', 'ephemeral-storage'];
  const all = new Set(amounts.flatMap((each) => Object.keys(each)));
  return [...basic, ...[...all].filter((resource) => !basic.includes(resource)).sort(byCodeUnit)];
}

const priorities: Readonly<Record<TrainingPriority, Pick<WorkloadPriorityPlan, 'value' | 'description'>>> = {
  high: { value: 1000, description: 'First in the queue of its team. It can preempt jobs of lower priority.' },
  normal: { value: 500, description: 'Default priority of training jobs.' },
  low: { value: 100, description: 'Last in the queue of its team. All other jobs can preempt it.' },
};

function workloadPriority(platform: string, priority: TrainingPriority): WorkloadPriorityPlan {
  return { name: workloadPriorityName(platform, priority), priority, ...priorities[priority] };
}
