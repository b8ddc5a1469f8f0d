import type { ModelPlatformDefinition } from '../../definition/platform';
import { groupBy } from '../../units/group-by';
import { lookup } from '../../units/lookup';
import { mapRecord } from '../../units/records';
import { sortKeys } from '../../units/sort-keys';
import { autoscalerOf } from '../add-ons/cluster-autoscaler';
import { usesMonitoringPriority } from '../add-ons/dcgm-exporter';
import { prometheusChart, prometheusOf } from '../add-ons/prometheus';
import { podsOf } from '../facts/auxiliary-pods';
import { platformLabels } from '../facts/label-keys';
import type { WorkloadRecords } from '../facts/workload-kinds';
import { ofKind, workloads } from '../facts/workloads';
import { type ProvidedCluster, type ProviderSelection, selectProvider } from '../providers/select';
import type { ClusterPlan } from '../types/cluster';
import type { NodePoolPlan } from '../types/node-pool';
import type { ClusterOutputsFile } from '../types/outputs';
import type { ModelPlatformPlan } from '../types/platform';
import type { TeamPlan } from '../types/team';
import type { Workload } from '../types/workloads';
import { resolveCluster } from './cluster/cluster';
import type { PoolMachines } from './cluster/machines';
import { resolveCloudSecrets, resolvePullSecrets, resolveSecretStore, secretIdentity } from './cluster/secrets';
import { gatewayNamespace, resolveGatewayClass, resolveGatewayNamespaces, resolveGateways } from './gateway/gateway';
import { resolveLostMetrics } from './monitoring/lost-metrics';
import { resolveServices } from './service/services';
import { resolveTeam, teamNamespace } from './team/team';
import { subjectsOf } from './team/ways-in';
import { operatorNamespaces, resolveAddOns } from './totals/add-ons';
import { resolveCost } from './totals/cost';
import { resolveDelivery } from './totals/delivery';
import { callPolicy, resolveEdges } from './totals/edges';
import { resolvePoolUse } from './totals/pool-use';
import { poolWorkloads } from './totals/pool-workloads';
import { resolvePrerequisites } from './totals/prerequisites';
import { resolveTraining } from './training/jobs';
import { queuedPoolNames, resolveTrainingQueues } from './training/queues';
import { resolveDocuments } from './workload/documents';
import { resolveIdentities } from './workload/identities';
import { resolvePriorityClasses } from './workload/priority-classes';

/** What a caller of {@link resolvePlatform} has already computed, or replaces. */
interface ResolveOptions {
  /** @default - the provider in the definition */
  readonly select?: ProviderSelection;
  /** Machine types of a managed cluster. @default - chosen here */
  readonly machines?: PoolMachines | undefined;
}

/**
 * Makes every decision about a platform. It never fails on a definition that matches the schema: parts that refer to
 * something unknown are left out, and rules report them. Waivers are added when the rules are applied.
 */
export function resolvePlatform(
  written: ModelPlatformDefinition,
  outputs: ClusterOutputsFile | undefined,
  { select = selectProvider, machines }: ResolveOptions = {},
): Omit<ModelPlatformPlan, 'waivers'> {
  const definition = sortKeys(written);
  const provided = select(definition.cluster);
  const { provider } = provided;
  const cluster = resolveCluster(definition, provided, machines);
  const gateways = resolveGateways(definition, provider);
  const records: WorkloadRecords = {
    services: resolveServices({ definition, cluster, provider, gateways, outputs }),
    training: resolveTraining({ definition, cluster, provider, outputs }),
  };
  const all = workloads(records);
  const services = ofKind(all, 'service');
  const queues = resolveTrainingQueues({ definition, cluster, workloads: all, provider });
  const teams = resolveTeams(definition, cluster, all, provided);
  const secrets = resolveCloudSecrets(definition, provider);
  const reader = secrets && secretIdentity(definition, provider, outputs);
  const gatewayClass = resolveGatewayClass(definition, cluster);
  const addOns = resolveAddOns({
    definition,
    cluster,
    workloads: all,
    teams: Object.values(teams),
    gateways: Object.values(gateways),
    provider,
    ...(reader && { secretReader: reader }),
  });
  const delivery = resolveDelivery(definition, { services, teams, addOns, cluster });
  const monitors = addOns.some(({ name, manage }) => name === prometheusChart && manage);
  const monitoring = resolveLostMetrics({
    platform: definition.name,
    namespace: alertNamespace(definition, monitors, Object.values(teams)),
    selectorLabels: prometheusOf(definition).selectorLabels,
    gateways: Object.values(gateways),
    services,
    training: ofKind(all, 'training'),
  });
  const identities = resolveDocuments(
    [...resolveIdentities(all, { definition, provider, outputs }), ...(reader ? [reader] : [])],
    { cluster: { ...cluster, ...(secrets && { secrets }) }, provider },
  );
  let edges: ModelPlatformPlan['edges'] | undefined;
  const poolUse = resolvePoolUse(cluster, poolWorkloads(all), records.services);
  return {
    version: 2,
    name: definition.name,
    cluster: {
      ...cluster,
      ...autoscalerOf(addOns),
      identities,
      ...(secrets && { secrets }),
    },
    namespaces: resolveGatewayNamespaces(
      [
        ...Object.values(gateways),
        ...(monitoring ? [{ namespace: monitoring.namespace, labels: platformLabels(definition.name) }] : []),
      ],
      addOns,
      cluster.kubernetes,
    ),
    teams,
    ...(gatewayClass && { gatewayClass }),
    gateways,
    ...records,
    ...(monitoring && { monitoring }),
    ...(queues && { queues }),
    priorityClasses: resolvePriorityClasses(definition.name, all, usesMonitoringPriority(addOns, provider)),
    poolUse,
    addOns,
    prerequisites: resolvePrerequisites({
      ...{ definition, provider, addOns, delivery, workloads: all },
      cluster: { ...cluster, identities },
      teams: Object.values(teams),
      gateways: Object.values(gateways),
    }),
    // Only reports need them.
    get edges() {
      edges ??= resolveEdges(all, Object.values(teams), addOns);
      return edges;
    },
    cost: resolveCost(cluster, poolUse, provider, { gateways: Object.values(gateways), addOns }),
    ...(delivery && { delivery }),
  };
}

/** The namespace of the Prometheus that the platform installs, if it is its own. Otherwise that of the gateways. */
function alertNamespace(definition: ModelPlatformDefinition, installed: boolean, teams: readonly TeamPlan[]): string {
  const { namespace } = prometheusOf(definition);
  const isOwn = installed && operatorNamespaces(definition, teams).includes(namespace);
  return isOwn ? namespace : gatewayNamespace(definition.name);
}

function resolveTeams(
  definition: ModelPlatformDefinition,
  cluster: Pick<ClusterPlan, 'kubernetes' | 'pools' | 'registries'>,
  all: readonly Workload[],
  provided: ProvidedCluster,
): Readonly<Record<string, TeamPlan>> {
  const { provider } = provided;
  const queuedPools = queuedPoolNames(all);
  const inTeams = all.flatMap((workload) => (workload.team === undefined ? [] : [{ team: workload.team, workload }]));
  const ofTeams = groupBy(inTeams, ({ team }) => team);
  const secretStore = resolveSecretStore(definition, provider);
  const pools = Object.values(cluster.pools);
  const devices = [...new Set(pools.flatMap(({ allocatable }) => Object.keys(allocatable.devices)))];
  const forCallers = poolsForCallers(pools);
  const calls = ofKind(all, 'service').flatMap((service) =>
    consumerTeams(definition, service.name).map((team) => ({ team, service })),
  );
  const called = groupBy(calls, ({ team }) => team);
  return mapRecord(definition.teams ?? {}, (spec, name) => {
    const workloadsOf = (ofTeams.get(name) ?? []).map(({ workload }) => workload);
    const used = new Set(workloadsOf.map(({ pool }) => pool));
    const own = pools.filter((pool) => used.has(pool.name) || Object.hasOwn(spec.quota ?? {}, pool.name));
    const namespace = teamNamespace(name, spec);
    return resolveTeam(name, spec, {
      platform: definition.name,
      kubernetes: cluster.kubernetes,
      provider,
      subjectsOf: (member) => subjectsOf(member, provided),
      pools: own.length > 0 ? own : forCallers,
      devices,
      queuedPools,
      secretStore,
      pullSecrets: resolvePullSecrets(workloadsOf.flatMap(podsOf), cluster.registries),
      callPolicies: (called.get(name) ?? []).map(({ service }) => callPolicy(namespace, service)),
    });
  });
}

/** Pools without devices. If every pool has devices, all pools without their devices. */
function poolsForCallers(pools: readonly NodePoolPlan[]): readonly NodePoolPlan[] {
  const without = pools.filter(({ allocatable }) => Object.keys(allocatable.devices).length === 0);
  if (without.length > 0) return without;
  return pools.map((pool) => ({ ...pool, allocatable: { ...pool.allocatable, devices: {} } }));
}

/** Distinct teams among the consumers of a service. */
function consumerTeams({ services }: ModelPlatformDefinition, service: string): readonly string[] {
  const consumers = lookup(services, service)?.consumers ?? [];
  return [...new Set(consumers.flatMap((consumer) => ('team' in consumer ? [consumer.team] : [])))];
}
