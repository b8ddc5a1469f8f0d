import * as containerservice from '@pulumi/azure-native/containerservice';
import * as managedidentity from '@pulumi/azure-native/managedidentity';
import type { ClusterPlan, NetworkPlan } from '../../plan/types/cluster';
import { formatCidr, parseCidr } from '../../units/cidr';
import { shortHash } from '../../units/names';
import { cloudOf, networkOf, systemPoolOf, workloadPoolsOf } from '../plan-parts';
import type { AksContext } from './context';
import { type DataKey, keyRights } from './data-key';
import type { AksNetwork } from './network';
import { type AgentPoolInputs, poolArgs, poolName } from './node-pools';
import { assignRole } from './role';

/** The cluster, and the rights of its identity besides the one on the network. */
type ControlPlane = Pick<AgentPoolInputs, 'cluster' | 'reservations'>;

/** Creates the cluster with its system pool, which Azure requires in the same resource. */
export function makeControlPlane(context: AksContext, network: AksNetwork, key: DataKey | undefined): ControlPlane {
  const { name, plan, group, protect, options } = context;
  const ranges = networkOf(plan);
  const systemPool = systemPoolOf(plan);
  const identity = new managedidentity.UserAssignedIdentity(
    `${name}-control-plane`,
    { resourceGroupName: group.name, location: plan.region, tags: plan.tags },
    options,
  );
  const role = assignRole(context, `${name}-control-plane-network`, {
    role: 'Network Contributor',
    principal: { kind: 'identity', id: identity.principalId },
    // The whole network: the private endpoint of the API and the link to its DNS zone belong to the network.
    scope: network.network.id,
  });
  const rights = key ? keyRights(context, key, identity.principalId) : [];
  const cluster = new containerservice.ManagedCluster(
    `${name}-cluster`,
    {
      resourceGroupName: group.name,
      location: plan.region,
      resourceName: plan.name,
      dnsPrefix: plan.name,
      nodeResourceGroup: group.name.apply((groupName) => nodeGroup(groupName, plan)),
      kubernetesVersion: plan.kubernetes,
      sku: { name: 'Base', tier: 'Standard' },
      identity: { type: 'UserAssigned', userAssignedIdentities: [identity.id] },
      // Users get access through Azure or Kubernetes roles. The shared local account is disabled.
      disableLocalAccounts: true,
      enableRBAC: true,
      aadProfile: { managed: true, enableAzureRBAC: true, adminGroupObjectIDs: [...plan.admins] },
      apiServerAccessProfile: { disableRunCommand: true, ...apiAccess(ranges) },
      networkProfile: {
        networkPlugin: 'azure',
        networkPluginMode: 'overlay',
        networkDataplane: 'cilium',
        networkPolicy: 'cilium',
        podCidr: ranges.podCidr,
        serviceCidr: ranges.serviceCidr,
        dnsServiceIP: dnsAddress(ranges.serviceCidr),
        loadBalancerSku: 'standard',
        outboundType: 'loadBalancer',
      },
      oidcIssuerProfile: { enabled: true },
      ...(key && { diskEncryptionSetID: key.disks.id }),
      securityProfile: {
        workloadIdentity: { enabled: true },
        ...(key && { azureKeyVaultKms: { enabled: true, keyId: key.url, keyVaultNetworkAccess: 'Public' } }),
      },
      // Splits the cost of nodes by namespace. It needs the tier Standard.
      metricsProfile: { costAnalysis: { enabled: true } },
      autoUpgradeProfile: { upgradeChannel: 'patch', nodeOSUpgradeChannel: 'NodeImage' },
      agentPoolProfiles: [{ name: poolName(systemPool), ...poolArgs(context, systemPool, network) }],
      tags: plan.tags,
    },
    // The autoscaler sets the number of nodes.
    { ...options, protect, dependsOn: [role, ...rights], ignoreChanges: ['agentPoolProfiles[0].count'] },
  );
  return { cluster, reservations: reservationRights(context, identity) };
}

/** Source: Microsoft Learn "Associate capacity reservation groups to node pools in AKS", 2026-11. */
function reservationRights(
  context: AksContext,
  { principalId }: managedidentity.UserAssignedIdentity,
): ControlPlane['reservations'] {
  const ids = workloadPoolsOf(context.plan).flatMap((pool) => cloudOf(pool, 'aks').reservation ?? []);
  return new Map(
    [...new Set(ids)].map((id) => [
      id,
      assignRole(context, `${context.name}-control-plane-reservation-${shortHash(id, 8)}`, {
        role: 'Contributor',
        principal: { kind: 'identity', id: principalId },
        scope: id,
      }),
    ]),
  );
}

/** Maximum length of the name of the resource group of the nodes. */
const maxNodeGroup = 80;

/**
 * Name of the resource group of the nodes if the name that AKS makes is too long, so that other clusters keep theirs.
 * Source: Microsoft Learn, "Frequently asked questions about AKS", naming restrictions of the node resource group, 2026-11.
 */
function nodeGroup(groupName: string, { name, region }: Pick<ClusterPlan, 'name' | 'region'>): string | undefined {
  const automatic = `MC_${groupName}_${name}_${region}`;
  if (automatic.length <= maxNodeGroup) return undefined;
  const hash = shortHash(automatic, 8);
  return `${automatic.slice(0, maxNodeGroup - hash.length - 1)}_${hash}`;
}

/** A private API endpoint, or a public one limited to the ranges in the plan. Azure does not support both. */
function apiAccess({ apiAccess: ranges }: NetworkPlan) {
  return ranges.length === 0
    ? { enablePrivateCluster: true, enablePrivateClusterPublicFQDN: false }
    : { enablePrivateCluster: false, authorizedIPRanges: [...ranges] };
}

/** The tenth address of the service range, the convention of AKS for DNS. */
function dnsAddress(serviceCidr: string): string {
  const { base } = parseCidr(serviceCidr);
  return formatCidr({ base: base + 10, prefix: 32 }).replace('/32', '');
}
