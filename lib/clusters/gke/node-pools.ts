import * as container from '@pulumi/gcp/container';
import type { Resource } from '@pulumi/pulumi';
import { podPidsLimit } from '../../plan/facts/pod-pids';
import type { NodePoolPlan } from '../../plan/types/node-pool';
import { canonicalJson } from '../../units/canonical-json';
import { joinName, shortHash } from '../../units/names';
import { cloudOf } from '../plan-parts';
import { apiTaints } from '../taints';
import type { GkeContext } from './context';
import type { DataKey } from './data-key';
import type { NodeAccount } from './node-account';

/** Inputs of all node pools. */
interface NodePoolInputs {
  readonly cluster: container.Cluster;
  readonly nodes: NodeAccount;
  /** Absent if the customer holds no keys. */
  readonly key: DataKey | undefined;
  /** Rights of the nodes on the registries of the stack. */
  readonly pullRights: readonly Resource[];
}

/** Maximum length of a node pool name. */
const maxName = 40;

/** Creates the node pool of a pool. */
export function makeNodePool(
  { name, plan, project, options }: GkeContext,
  pool: NodePoolPlan,
  { cluster, nodes, key, pullRights }: NodePoolInputs,
): container.NodePool {
  const zones = pool.zones.length > 0 ? pool.zones : plan.zones;
  const { flexStart = false, queuedProvisioning = false } = cloudOf(pool, 'gke');
  return new container.NodePool(
    `${name}-pool-${pool.name}`,
    {
      project,
      name: poolName(pool),
      location: plan.region,
      cluster: cluster.name,
      nodeLocations: [...zones],
      initialNodeCount: initialNodesPerZone(pool, zones.length),
      // Totals, because the plan counts nodes per pool, not per zone. For scarce machines, nodes can be in any zone
      // with capacity.
      autoscaling: {
        totalMinNodeCount: pool.nodes.min,
        totalMaxNodeCount: pool.nodes.max,
        locationPolicy: pool.gpu || pool.capacity !== 'on-demand' ? 'ANY' : 'BALANCED',
      },
      maxPodsPerNode: pool.allocatable.pods,
      // Flex-start nodes do not support auto-repair. Source: Google Cloud "Run with flex-start", 2026-11.
      management: { autoRepair: !flexStart, autoUpgrade: true },
      ...placementOf(pool),
      ...(queuedProvisioning && { queuedProvisioning: { enabled: true } }),
      networkConfig: { enablePrivateNodes: true },
      nodeConfig: {
        ...machineOf(pool),
        ...(key && { bootDiskKmsKey: key.id }),
        serviceAccount: nodes.account.email,
        resourceLabels: plan.tags,
      },
    },
    // A later change of the minimum must not replace the pool.
    {
      ...options,
      dependsOn: [nodes.role, ...pullRights, ...(key?.rights ?? [])],
      ignoreChanges: ['initialNodeCount'],
    },
  );
}

/** Node configuration of a pool. */
function machineOf(pool: NodePoolPlan) {
  const cloud = cloudOf(pool, 'gke');
  const { imageType, spot, accelerator, flexStart = false, compactPlacement, localSsds, imageStreaming } = cloud;
  // Secure boot rejects drivers that GKE does not install, because they are not signed.
  const enableSecureBoot = accelerator?.driverVersion !== 'INSTALLATION_DISABLED';
  return {
    machineType: pool.machineType,
    imageType,
    spot,
    ...bootDiskOf(pool),
    ...(localSsds !== undefined && { ephemeralStorageLocalSsdConfig: { localSsdCount: localSsds } }),
    ...(imageStreaming && { gcfsConfig: { enabled: true } }),
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
    kubeletConfig: { podPidsLimit, ...shutdownOf(pool) },
    ...reservationOf(pool),
    ...(flexStart && { flexStart }),
    ...(compactPlacement !== undefined && { gvnic: { enabled: true }, fastSocket: { enabled: true } }),
  };
}

/** The root disk. Only Hyperdisk has a throughput of its own, and GKE chooses the type of all others. */
function bootDiskOf({ diskGiB, disk }: NodePoolPlan) {
  if (!disk?.provisioned) return { diskSizeGb: diskGiB };
  const { throughputMiB, iops } = disk.provisioned;
  return {
    bootDisk: {
      diskType: 'hyperdisk-balanced',
      sizeGb: diskGiB,
      provisionedThroughput: throughputMiB,
      provisionedIops: iops,
    },
  };
}

/** Compact placement of the nodes, in the policy of their reservation if they have one. */
function placementOf(pool: NodePoolPlan) {
  const { compactPlacement = false, placementPolicy } = cloudOf(pool, 'gke');
  if (placementPolicy !== undefined) return { placementPolicy: { type: 'COMPACT', policyName: placementPolicy } };
  return compactPlacement ? { placementPolicy: { type: 'COMPACT' } } : {};
}

/** Graceful shutdown of spot nodes. GKE rejects the setting for other pools. */
function shutdownOf(pool: NodePoolPlan) {
  const { shutdown } = cloudOf(pool, 'gke');
  if (shutdown === undefined) return {};
  return {
    shutdownGracePeriodSeconds: shutdown.totalSeconds,
    shutdownGracePeriodCriticalPodsSeconds: shutdown.criticalPodsSeconds,
  };
}

/** Reservation of the nodes. Flex-start nodes must not use a reservation. */
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
 * Name of the pool on GKE. It ends in a hash of the immutable settings of the pool, so that a change of one creates the
 * new pool before the old one is deleted.
 */
export function poolName(pool: NodePoolPlan): string {
  const { name, machineType, allocatable } = pool;
  // The kubelet configuration and image streaming are mutable.
  const { shutdown: _, imageStreaming: __, ...cloud } = cloudOf(pool, 'gke');
  const fixed = { name, machineType, cloud, pods: allocatable.pods };
  return joinName([pool.name, shortHash(canonicalJson(fixed), 6)], maxName);
}

/** Initial number of nodes per zone: enough for the minimum, unless that exceeds the maximum. */
export function initialNodesPerZone({ nodes }: Pick<NodePoolPlan, 'nodes'>, zones: number): number {
  const enough = Math.ceil(nodes.min / zones);
  return enough * zones <= nodes.max ? enough : Math.floor(nodes.min / zones);
}
