import { defaultKubernetesVersion } from '../../../catalog/kubernetes';
import type { ExistingClusterSpec } from '../../../definition/cluster';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import { lookup } from '../../../units/lookup';
import type { Cloud, Provider } from '../../providers/provider';
import { type ProvidedCluster, selectProvider } from '../../providers/select';
import type { ClusterPlan } from '../../types/cluster';
import type { NodePoolPlan } from '../../types/node-pool';
import { resolveLogIns, resolveOidc } from '../team/log-ins';
import { resolveAudit } from './audit';
import { resolveBuckets } from './buckets';
import { resolveConfinement } from './confinement';
import { choosePoolMachines, type PoolMachine, type PoolMachines } from './machines';
import { type PoolContext, resolveExistingNodePool, resolveNodePool, sharingOf } from './node-pool';
import { type PoolStart, poolStart } from './pool-start';
import { resolveRegistries } from './registries';
import { uniqueDigits } from './unique-digits';

/** Name of the pool that operators run on. It is reserved. */
export const systemPoolName = 'system';

/**
 * The cluster with its pools and buckets, without identities. A pool without a machine type is left out.
 *
 * @param machines @default - chosen here
 */
export function resolveCluster(
  definition: ModelPlatformDefinition,
  provided: ProvidedCluster = selectProvider(definition.cluster),
  machines?: PoolMachines,
): Omit<ClusterPlan, 'identities'> {
  const { provider } = provided;
  const confinement = resolveConfinement(definition, provider);
  const oidc = resolveOidc(provided);
  const buckets = resolveBuckets(definition, provider);
  const common = {
    name: definition.name,
    provider: provider.name,
    kubernetes: definition.cluster.kubernetes ?? defaultKubernetesVersion,
    buckets,
    registries: resolveRegistries(definition, provider),
    admins: provided.managed ? [...new Set(provided.spec.admins)] : [],
    logIns: resolveLogIns(definition, provided),
    ...(oidc && { oidc }),
    ...(confinement && { confinement }),
    tags: {
      ...(provided.managed && provided.spec.tags),
      'managed-by': 'model-platform',
      platform: definition.name,
    },
  };
  if (provided.managed) {
    const { spec, provider: cloud } = provided;
    const audit = { platform: definition.name, unique: uniqueDigits(definition), spec: spec.audit, buckets };
    return { ...common, ...managed(definition, provided, machines), audit: resolveAudit(audit, cloud) };
  }
  return { ...common, region: '', zones: [], pools: existingPools(provided.spec, provider) };
}

function managed(
  definition: ModelPlatformDefinition,
  { spec: cluster, provider: cloud }: Extract<ProvidedCluster, { managed: true }>,
  machines: PoolMachines | undefined,
) {
  const { systemPool, nodePools } = machines ?? choosePoolMachines(cluster, cloud);
  const zones = cluster.zones ?? cloud.defaultZones(cluster.region);
  const network = cloud.network(cluster.network, zones);
  const context = {
    cloud,
    region: cluster.region,
    zones,
    zonesGiven: cluster.zones !== undefined,
    customerKey: cluster.audit?.keys === 'customer',
    gpuOwners: cloud.gpuStack(partitionsGpus(nodePools, cloud)),
  };
  const system = managedPool(systemPoolName, systemPool, { ...context, start: idle, system: true });
  return {
    region: cluster.region,
    ...(cluster.account !== undefined && { account: cluster.account }),
    zones,
    ...(network && { network }),
    ...(system && { systemPool: system }),
    pools: pools(cluster.nodePools, (name) =>
      managedPool(name, lookup(nodePools, name), { ...context, start: poolStart(definition, name) }),
    ),
  };
}

/** Images of operators are small. */
const idle: PoolStart = { images: [], startBytes: () => 0 };

/** Whether the GPUs of a pool are partitioned in hardware. */
function partitionsGpus(nodePools: PoolMachines['nodePools'], cloud: Cloud): boolean {
  return Object.values(nodePools).some(
    ({ spec, choice }) => choice.kind === 'chosen' && sharingOf(spec, choice.machine, cloud)?.kind === 'mig',
  );
}

function managedPool(name: string, machine: PoolMachine | undefined, context: PoolContext) {
  return machine?.choice.kind === 'chosen'
    ? resolveNodePool(name, machine.spec, machine.choice.machine, context)
    : undefined;
}

function existingPools(cluster: ExistingClusterSpec, provider: Provider) {
  return pools(cluster.nodePools, (name, spec) => resolveExistingNodePool(name, spec, provider));
}

function pools<S>(specs: Readonly<Record<string, S>>, resolve: (name: string, spec: S) => NodePoolPlan | undefined) {
  const entries = Object.entries(specs).flatMap(([name, spec]) => {
    const pool = resolve(name, spec);
    return pool ? [[name, pool] as const] : [];
  });
  return Object.fromEntries(entries);
}
