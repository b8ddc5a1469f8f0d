import { defaultKubernetesVersion } from '../../../catalog/kubernetes';
import type { ExistingClusterSpec, ManagedClusterSpec } from '../../../definition/cluster';
import type { NodePoolSpec } from '../../../definition/node-pool';
import type { ModelPlatformDefinition } from '../../../definition/platform';
import { chooseMachine } from '../../providers/choose-machine';
import type { Cloud, Provider } from '../../providers/provider';
import { cloudOf, providerOf } from '../../providers/select';
import type { ClusterPlan } from '../../types/cluster';
import type { NodePoolPlan } from '../../types/node-pool';
import { resolveBuckets } from './buckets';
import { type PoolContext, resolveExistingNodePool, resolveNodePool, sharingOf } from './node-pool';

/** Name of the pool that operators run on; no pool of a definition may have it. */
export const systemPoolName = 'system';

/** The cluster with its pools and buckets, before anything runs on it. A pool without a machine type is left out. */
export function resolveCluster(definition: ModelPlatformDefinition): Omit<ClusterPlan, 'identities'> {
  const { cluster } = definition;
  const common = {
    name: definition.name,
    provider: cluster.provider,
    kubernetes: cluster.kubernetes ?? defaultKubernetesVersion,
    buckets: resolveBuckets(definition),
    admins: cluster.provider === 'existing' ? [] : [...new Set(cluster.admins)],
    tags: { 'managed-by': 'model-platform', platform: definition.name },
  };
  return cluster.provider === 'existing'
    ? { ...common, region: '', zones: [], pools: existingPools(cluster, providerOf(cluster)) }
    : { ...common, ...managed(cluster, cloudOf(cluster)) };
}

function managed(cluster: ManagedClusterSpec, cloud: Cloud) {
  const zones = cluster.zones ?? cloud.defaultZones(cluster.region);
  const network = cloud.network(cluster.network, zones);
  const context = { cloud, region: cluster.region, zones, gpuOwners: cloud.gpuStack(cutsGpus(cluster, cloud)) };
  const systemPool = managedPool(systemPoolName, systemPoolSpec(cluster), cluster, { ...context, system: true });
  return {
    region: cluster.region,
    ...(cluster.account !== undefined && { account: cluster.account }),
    zones,
    ...(network && { network }),
    ...(systemPool && { systemPool }),
    pools: pools(cluster.nodePools, (name, spec) => managedPool(name, spec, cluster, context)),
  };
}

/** Whether GPUs of some pool are cut in hardware. */
function cutsGpus(cluster: ManagedClusterSpec, cloud: Cloud): boolean {
  return Object.values(cluster.nodePools).some((spec) => {
    if (!spec.gpu?.sharing) return false;
    const choice = chooseMachine(spec, cluster);
    return choice.kind === 'chosen' && sharingOf(spec, choice.machine, cloud)?.kind === 'mig';
  });
}

/** The pool that operators run on, with its defaults. */
export function systemPoolSpec(cluster: ManagedClusterSpec): NodePoolSpec {
  return {
    machine: cluster.systemPool?.machine ?? { cpu: 2, memory: '8Gi' },
    nodes: cluster.systemPool?.nodes ?? { min: 2, max: 4 },
  };
}

function managedPool(name: string, spec: NodePoolSpec, cluster: ManagedClusterSpec, context: PoolContext) {
  const choice = chooseMachine(spec, cluster);
  return choice.kind === 'chosen' ? resolveNodePool(name, spec, choice.machine, context) : undefined;
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
