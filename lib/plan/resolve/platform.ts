import type { ModelPlatformDefinition } from '../../definition/platform';
import { lookup } from '../../units/lookup';
import { mapRecord } from '../../units/records';
import { sortKeys } from '../../units/sort-keys';
import { autoscalerOf } from '../add-ons/cluster-autoscaler';
import type { Provider } from '../providers/provider';
import { providerOf } from '../providers/select';
import type { ClusterPlan } from '../types/cluster';
import type { IdentityPlan } from '../types/identity';
import type { NodePoolPlan } from '../types/node-pool';
import type { ClusterOutputsFile } from '../types/outputs';
import type { ModelPlatformPlan } from '../types/platform';
import type { ModelServicePlan } from '../types/service';
import type { TeamPlan } from '../types/team';
import type { TrainingJobPlan } from '../types/training-job';
import { resolveCluster } from './cluster/cluster';
import { resolveCloudSecrets, resolveSecretStore, secretIdentity } from './cluster/secrets';
import { resolveGateway, resolveGatewayClass, resolveGatewayNamespaces } from './gateway/gateway';
import { resolveServices } from './service/services';
import { resolveTeam, teamNamespace } from './team/team';
import { resolveAddOns } from './totals/add-ons';
import { resolveCost } from './totals/cost';
import { resolveDelivery } from './totals/delivery';
import { callPolicy, resolveEdges } from './totals/edges';
import { resolvePoolUse } from './totals/pool-use';
import { poolWorkloads } from './totals/pool-workloads';
import { resolveTraining } from './training/jobs';
import { queuedPoolNames, resolveTrainingQueues } from './training/queues';
import { folderOwners, mechanismOf, serviceIdentity, trainingIdentities } from './workload/identity';
import { resolvePriorityClasses } from './workload/priority-classes';

/**
 * Makes every decision about a platform. It never fails on a definition of the right shape: what names something
 * that does not exist is left out, and the rules say why. Waivers are added by who applies the rules.
 */
export function resolvePlatform(
  written: ModelPlatformDefinition,
  outputs: ClusterOutputsFile | undefined,
): Omit<ModelPlatformPlan, 'waivers'> {
  const definition = sortKeys(written);
  const provider = providerOf(definition.cluster);
  const cluster = resolveCluster(definition);
  const gateways = mapRecord(definition.gateways ?? {}, (_, name) => resolveGateway(name, definition, provider));
  const services = resolveServices({ definition, cluster, provider, gateways, outputs });
  const all = Object.values(services);
  const training = resolveTraining({ definition, cluster, provider, outputs });
  const jobs = Object.values(training);
  const queues = resolveTrainingQueues({ definition, cluster, services: all, training: jobs });
  const teams = resolveTeams(definition, cluster, [...all, ...jobs], all, queuedPoolNames(jobs), provider);
  const secrets = resolveCloudSecrets(definition, provider);
  const reader = secrets && secretIdentity(definition, provider, outputs);
  const gatewayClass = resolveGatewayClass(definition, cluster);
  const delivery = resolveDelivery(definition, all);
  const addOns = resolveAddOns({
    definition,
    cluster,
    services: all,
    training: Object.values(training),
    teams: Object.values(teams),
    provider,
    ...(reader && { secretReader: reader.mechanism }),
  });
  const poolUse = resolvePoolUse(cluster, poolWorkloads(all, Object.values(training)), services);
  return {
    version: 1,
    name: definition.name,
    cluster: {
      ...cluster,
      ...autoscalerOf(addOns),
      identities: [...identities(definition, all, jobs, provider, outputs), ...(reader ? [reader] : [])],
      ...(secrets && { secrets }),
    },
    namespaces: resolveGatewayNamespaces(Object.values(gateways), addOns, cluster.kubernetes),
    teams,
    ...(gatewayClass && { gatewayClass }),
    gateways,
    services,
    training,
    ...(queues && { queues }),
    priorityClasses: resolvePriorityClasses({ platform: definition.name, services: all, training: jobs }),
    poolUse,
    addOns,
    edges: resolveEdges(all, Object.values(teams), jobs),
    cost: resolveCost(cluster, poolUse),
    ...(delivery && { delivery }),
  };
}

function resolveTeams(
  definition: ModelPlatformDefinition,
  cluster: Pick<ClusterPlan, 'kubernetes' | 'pools'>,
  workloads: readonly Pick<ModelServicePlan | TrainingJobPlan, 'team' | 'pool'>[],
  services: readonly ModelServicePlan[],
  queuedPools: readonly string[],
  provider: Provider,
): Readonly<Record<string, TeamPlan>> {
  const ofTeams = groupBy(workloads, ({ team }) => (team === undefined ? [] : [team]));
  const secretStore = resolveSecretStore(definition, provider);
  const all = Object.values(cluster.pools);
  const devices = [...new Set(all.flatMap(({ allocatable }) => Object.keys(allocatable.devices)))];
  const forCallers = poolsForCallers(all);
  const called = groupBy(services, ({ name }) => consumerTeams(definition, name));
  return mapRecord(definition.teams ?? {}, (spec, name) => {
    const used = new Set(ofTeams.get(name)?.map(({ pool }) => pool));
    const own = all.filter((pool) => used.has(pool.name) || Object.hasOwn(spec.quota ?? {}, pool.name));
    const pools = own.length > 0 ? own : forCallers;
    const namespace = teamNamespace(name, spec);
    return resolveTeam(name, spec, {
      platform: definition.name,
      kubernetes: cluster.kubernetes,
      provider,
      pools,
      devices,
      queuedPools,
      secretStore,
      callPolicies: (called.get(name) ?? []).map((service) => callPolicy(namespace, service)),
    });
  });
}

/** Pools without devices; where every pool has some, their processors and memory alone. */
function poolsForCallers(pools: readonly NodePoolPlan[]): readonly NodePoolPlan[] {
  const without = pools.filter(({ allocatable }) => Object.keys(allocatable.devices).length === 0);
  if (without.length > 0) return without;
  return pools.map((pool) => ({ ...pool, allocatable: { ...pool.allocatable, devices: {} } }));
}

/** Teams that a service names as its consumers, each once. */
function consumerTeams({ services }: ModelPlatformDefinition, service: string): readonly string[] {
  const consumers = lookup(services, service)?.consumers ?? [];
  return [...new Set(consumers.flatMap((consumer) => ('team' in consumer ? [consumer.team] : [])))];
}

/** Members by each of their keys, in one pass. */
function groupBy<T>(
  members: readonly T[],
  keysOf: (member: T) => readonly string[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const member of members) {
    for (const key of keysOf(member)) {
      const group = groups.get(key);
      if (group) group.push(member);
      else groups.set(key, [member]);
    }
  }
  return groups;
}

function identities(
  definition: ModelPlatformDefinition,
  services: readonly ModelServicePlan[],
  jobs: readonly TrainingJobPlan[],
  provider: Provider,
  outputs: ClusterOutputsFile | undefined,
): readonly IdentityPlan[] {
  const owners = folderOwners(definition.models ?? {});
  const serving = services.flatMap((service) => {
    const models = service.models.flatMap(({ name }) => lookup(definition.models, name) ?? []);
    return models.length > 0 ? [serviceIdentity(service, models, owners, mechanismOf(service, provider, outputs))] : [];
  });
  const training = jobs.flatMap((job) => {
    const spec = lookup(definition.training, job.name);
    return spec ? trainingIdentities(job, spec, mechanismOf(job, provider, outputs)) : [];
  });
  return [...serving, ...training];
}
