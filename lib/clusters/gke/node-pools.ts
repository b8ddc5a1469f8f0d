import * as container from '@pulumi/gcp/container';
import type { NodePoolPlan } from '../../plan/types/node-pool';
import { canonicalJson } from '../../units/canonical-json';
import { joinName, shortHash } from '../../units/names';
import { cloudOf } from '../plan-parts';
import { apiTaints } from '../taints';
import type { GkeContext } from './context';
import type { NodeAccount } from './node-account';

/** Longest name of a node pool. */
const maxName = 40;

/** The node pool of a pool. */
export function makeNodePool(
  { name, plan, project, options }: GkeContext,
  pool: NodePoolPlan,
  { cluster, nodes }: { readonly cluster: container.Cluster; readonly nodes: NodeAccount },
): container.NodePool {
  const zones = pool.zones.length > 0 ? pool.zones : plan.zones;
  const { flexStart = false, compactPlacement = false } = cloudOf(pool, 'gke');
  return new container.NodePool(
    `${name}-pool-${pool.name}`,
    {
      project,
      name: poolName(pool),
      location: plan.region,
      cluster: cluster.name,
      nodeLocations: [...zones],
      initialNodeCount: initialNodesPerZone(pool, zones.length),
      // Totals, because the plan counts the nodes of a pool and not those of a zone. Where nodes are scarce, any zone
      // that has them is good.
      autoscaling: {
        totalMinNodeCount: pool.nodes.min,
        totalMaxNodeCount: pool.nodes.max,
        locationPolicy: pool.gpu || pool.capacity !== 'on-demand' ? 'ANY' : 'BALANCED',
      },
      maxPodsPerNode: pool.allocatable.pods,
      // Nodes of the queue for capacity are not repaired. Source: Google Cloud "Run with flex-start", 2026-11.
      management: { autoRepair: !flexStart, autoUpgrade: true },
      ...(compactPlacement && { placementPolicy: { type: 'COMPACT' } }),
      networkConfig: { enablePrivateNodes: true },
      nodeConfig: { ...machineOf(pool), serviceAccount: nodes.account.email, resourceLabels: plan.tags },
    },
    // A later change of the least number must not replace the pool.
    { ...options, dependsOn: [nodes.role], ignoreChanges: ['initialNodeCount'] },
  );
}

/** What makes a node what it is. */
function machineOf(pool: NodePoolPlan) {
  const { imageType, spot, accelerator, flexStart = false, compactPlacement = false } = cloudOf(pool, 'gke');
  // Drivers that somebody else installs are not signed, and secure boot would refuse them.
  const enableSecureBoot = accelerator?.driverVersion !== 'INSTALLATION_DISABLED';
  return {
    machineType: pool.machineType,
    imageType,
    spot,
    diskSizeGb: pool.diskGiB,
    labels: pool.labels,
    taints: apiTaints(pool),
    guestAccelerators: accelerator
      ? [
          {
            type: accelerator.type,
            count: accelerator.count,
            gpuDriverInstallationConfig: { gpuDriverVersion: accelerator.driverVersion },
            ...(accelerator.partitionSize !== undefined && { gpuPartitionSize: accelerator.partitionSize }),
            ...(accelerator.sharing && {
              gpuSharingConfig: {
                gpuSharingStrategy: accelerator.sharing.strategy,
                maxSharedClientsPerGpu: accelerator.sharing.maxSharedClients,
              },
            }),
          },
        ]
      : [],
    oauthScopes: ['https://www.googleapis.com/auth/cloud-platform'],
    metadata: { 'disable-legacy-endpoints': 'true' },
    workloadMetadataConfig: { mode: 'GKE_METADATA' },
    shieldedInstanceConfig: { enableSecureBoot, enableIntegrityMonitoring: true },
    ...shutdownOf(pool),
    ...reservationOf(pool),
    ...(flexStart && { flexStart }),
    ...(compactPlacement && { gvnic: { enabled: true }, fastSocket: { enabled: true } }),
  };
}

/** How long pods get before a spot node goes; a pool of machines that stay takes no such setting. */
function shutdownOf(pool: NodePoolPlan) {
  const { shutdown } = cloudOf(pool, 'gke');
  if (shutdown === undefined) return {};
  return {
    kubeletConfig: {
      shutdownGracePeriodSeconds: shutdown.totalSeconds,
      shutdownGracePeriodCriticalPodsSeconds: shutdown.criticalPodsSeconds,
    },
  };
}

/** Which reserved machines the nodes may be. Those of the queue for capacity must not be any. */
function reservationOf(pool: NodePoolPlan) {
  const { reservation, flexStart = false } = cloudOf(pool, 'gke');
  if (flexStart) return { reservationAffinity: { consumeReservationType: 'NO_RESERVATION' } };
  if (reservation === undefined) return {};
  return {
    reservationAffinity: {
      consumeReservationType: 'SPECIFIC_RESERVATION',
      key: 'compute.googleapis.com/reservation-name',
      values: [reservation],
    },
  };
}

/**
 * Name of the pool on GKE. It ends in a hash of what cannot change while a pool lives, so that a change makes a new
 * pool beside the old one instead of taking the old one away first.
 */
export function poolName(pool: NodePoolPlan): string {
  const { name, machineType, allocatable } = pool;
  // What the kubelet is told can change while a pool lives.
  const { shutdown: _, ...cloud } = cloudOf(pool, 'gke');
  const fixed = { name, machineType, cloud, pods: allocatable.pods };
  return joinName([pool.name, shortHash(canonicalJson(fixed), 6)], maxName);
}

/** Nodes of each zone at the start: enough for the least number if that does not exceed the greatest. */
export function initialNodesPerZone({ nodes }: Pick<NodePoolPlan, 'nodes'>, zones: number): number {
  const enough = Math.ceil(nodes.min / zones);
  return enough * zones <= nodes.max ? enough : Math.floor(nodes.min / zones);
}
