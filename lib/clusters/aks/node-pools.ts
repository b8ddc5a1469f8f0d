import type { RoleAssignment } from '@pulumi/azure-native/authorization';
import { ProximityPlacementGroup } from '@pulumi/azure-native/compute';
import * as containerservice from '@pulumi/azure-native/containerservice';
import { podPidsLimit } from '../../plan/facts/pod-pids';
import type { NodePoolPlan, TaintPlan } from '../../plan/types/node-pool';
import { canonicalJson } from '../../units/canonical-json';
import { shortHash } from '../../units/names';
import { cloudOf } from '../plan-parts';
import { ownTaints } from '../taints';
import type { AksContext } from './context';
import type { AksNetwork } from './network';
import { shortName } from './short-name';

/** Inputs of all agent pools. */
export interface AgentPoolInputs {
  readonly cluster: containerservice.ManagedCluster;
  readonly network: AksNetwork;
  /**
   * Rights of the identity of the cluster on capacity reservation groups, by their resource ids. Without it, Azure refuses
   * a node pool.
   */
  readonly reservations: ReadonlyMap<string, RoleAssignment>;
  /** Rights of the nodes on the registries of the stack. */
  readonly pullRights: readonly RoleAssignment[];
}

/** Creates the agent pool of a node pool for workloads. */
export function makeAgentPool(
  context: AksContext,
  pool: NodePoolPlan,
  { cluster, network, reservations, pullRights }: AgentPoolInputs,
): containerservice.AgentPool {
  const { name, group, options } = context;
  const placement = makePlacement(context, pool);
  const right = reservations.get(cloudOf(pool, 'aks').reservation ?? '');
  const rights = [...(right ? [right] : []), ...pullRights];
  return new containerservice.AgentPool(
    `${name}-pool-${pool.name}`,
    {
      resourceGroupName: group.name,
      resourceName: cluster.name,
      agentPoolName: poolName(pool),
      ...poolArgs(context, pool, network),
      ...(placement && { proximityPlacementGroupID: placement.id }),
    },
    // The autoscaler sets the number of nodes.
    { ...options, ...(rights.length > 0 && { dependsOn: rights }), ignoreChanges: ['count'] },
  );
}

/** Maximum length of the name of a proximity placement group. Source: Microsoft Learn, "Naming rules", 2026-11. */
const maxPlacementName = 80;

/** Creates the proximity placement group of a pool with a fabric. */
function makePlacement({ name, plan, group, options }: AksContext, pool: NodePoolPlan) {
  const { proximityPlacement = false } = cloudOf(pool, 'aks');
  if (!proximityPlacement) return undefined;
  const logicalName = `${name}-pool-${pool.name}`;
  const placementName = shortName(logicalName, maxPlacementName);
  return new ProximityPlacementGroup(
    logicalName,
    {
      ...(placementName !== undefined && { proximityPlacementGroupName: placementName }),
      resourceGroupName: group.name,
      location: group.location,
      proximityPlacementGroupType: 'Standard',
      zones: [...pool.zones],
      intent: { vmSizes: [pool.machineType] },
      tags: plan.tags,
    },
    options,
  );
}

/** Arguments of a pool, whether it is part of the cluster resource or a separate agent pool. */
export function poolArgs({ plan }: AksContext, pool: NodePoolPlan, { nodeSubnet }: AksNetwork) {
  const {
    mode,
    osSku,
    spot,
    gpuDriver,
    gpuInstanceProfile,
    reservation,
    ephemeralOsDisk = false,
  } = cloudOf(pool, 'aks');
  const zones = pool.zones.length > 0 ? pool.zones : plan.zones;
  return {
    mode,
    vmSize: pool.machineType,
    type: 'VirtualMachineScaleSets',
    orchestratorVersion: plan.kubernetes,
    osType: 'Linux',
    osSKU: osSku,
    osDiskSizeGB: pool.diskGiB,
    osDiskType: ephemeralOsDisk ? 'Ephemeral' : 'Managed',
    maxPods: pool.allocatable.pods,
    kubeletConfig: { podMaxPids: podPidsLimit },
    vnetSubnetID: nodeSubnet.id,
    enableNodePublicIP: false,
    enableAutoScaling: true,
    count: pool.nodes.min,
    minCount: pool.nodes.min,
    maxCount: pool.nodes.max,
    nodeLabels: pool.labels,
    nodeTaints: ownTaints(pool).map(taintText),
    tags: plan.tags,
    ...(zones.length > 0 && { availabilityZones: [...zones] }),
    ...(gpuDriver && { gpuProfile: { driver: gpuDriver } }),
    ...(gpuInstanceProfile && { gpuInstanceProfile }),
    ...(reservation !== undefined && { capacityReservationGroupID: reservation }),
    // -1 caps the price at the on-demand price. A lower cap only causes earlier evictions.
    ...(spot && { scaleSetPriority: 'Spot', scaleSetEvictionPolicy: 'Delete', spotMaxPrice: -1 }),
  };
}

/** Maximum length of a Linux node pool name, which has lower case letters and digits and starts with a letter. */
const maxName = 12;
const hashDigits = 6;

/**
 * Name of the pool on AKS: its sanitized name and a hash. The hash covers the immutable settings of the pool, so that a
 * change of one creates the new pool before the old one is deleted.
 */
export function poolName(pool: NodePoolPlan): string {
  const { name, machineType, diskGiB, cloud, zones, allocatable } = pool;
  const letters = name.replace(/[^a-z0-9]/g, '').replace(/^[0-9]+/, '');
  const fixed = {
    name,
    machineType,
    diskGiB,
    cloud,
    podPidsLimit,
    pods: allocatable.pods,
    ...(zones.length > 0 && { zones }),
  };
  const hash = shortHash(canonicalJson(fixed), hashDigits);
  return `${letters || 'p'}`.slice(0, maxName - hashDigits) + hash;
}

function taintText({ key, value, effect }: TaintPlan): string {
  return `${key}=${value}:${effect}`;
}
