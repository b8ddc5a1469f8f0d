import { accessLimits } from '../../../lib/plan/facts/access-limits';
import { bytes, fieldOf, type Limit, named, names, otherCharacters, sizes, together } from './limit';
import { tagLimits } from './tag-limits';

const rules = 'Microsoft Learn, "Naming rules and restrictions for Azure resources", 2026-11';
const rbac = accessLimits.roleCondition.source;
const aks = 'Microsoft Learn, "Quotas, virtual machine size restrictions, and region availability in AKS", 2026-11';
const federation =
  'Microsoft Learn, "Important considerations and restrictions for federated identity credentials", 2026-11';

/** Limits of Azure on the resources of a cluster. */
export const azureLimits: readonly Limit[] = [
  { field: 'condition of a role assignment', ...accessLimits.roleCondition, of: bytes('RoleAssignment', 'condition') },
  {
    field: 'assignments of a role to a principal on a scope',
    max: 1,
    unit: 'role assignments',
    source: 'Microsoft Learn, "Troubleshoot Azure RBAC", role assignment already exists, 2026-11',
    of: together('RoleAssignment', ({ inputs: { roleDefinitionId, principalId, scope } }) => {
      return `${roleDefinitionId} ${principalId} ${scope}`;
    }),
  },
  {
    field: 'role assignments of a subscription',
    ...accessLimits.roleAssignments,
    of: together('RoleAssignment', () => 'the subscription'),
  },
  {
    field: 'name of a custom role',
    max: 512,
    unit: 'characters',
    source: rbac,
    of: sizes('RoleDefinition', 'roleName'),
  },
  {
    field: 'description of a custom role',
    max: 2048,
    unit: 'bytes',
    source: rbac,
    of: bytes('RoleDefinition', 'description'),
  },
  {
    field: 'name of a resource group',
    max: 90,
    unit: 'characters',
    source: rules,
    of: names('ResourceGroup', 'resourceGroupName'),
  },
  {
    field: 'resource group of the nodes',
    max: 80,
    unit: 'characters',
    source: 'Microsoft Learn, "Frequently asked questions about AKS", node resource group, 2026-11',
    of: (resources) =>
      named(resources, 'ManagedCluster').map((cluster) => {
        const group = named(resources, 'ResourceGroup')
          .map(({ name }) => `${name}12345678`)
          .join('');
        const { nodeResourceGroup, resourceName, location } = cluster.inputs;
        const automatic = `MC_${group}_${resourceName}_${location}`;
        return { what: 'resource group of the nodes', size: String(nodeResourceGroup ?? automatic).length };
      }),
  },
  {
    field: 'name of a cluster',
    max: 63,
    unit: 'characters',
    source: rules,
    of: names('ManagedCluster', 'resourceName'),
  },
  {
    field: 'DNS prefix of a cluster',
    max: 54,
    unit: 'characters',
    source: rules,
    of: sizes('ManagedCluster', 'dnsPrefix'),
  },
  { field: 'name of a node pool', max: 12, unit: 'characters', source: rules, of: names('AgentPool', 'agentPoolName') },
  {
    field: 'characters of the name of a node pool that AKS does not accept',
    max: 0,
    unit: 'characters',
    source: rules,
    of: otherCharacters('AgentPool', 'agentPoolName', /[a-z0-9]/),
  },
  {
    field: 'node pools of a cluster',
    max: 100,
    unit: 'node pools',
    source: aks,
    of: together('AgentPool', ({ inputs }) => String(inputs.resourceName)),
  },
  {
    field: 'ranges that can reach the Kubernetes API',
    max: 200,
    unit: 'ranges',
    source: 'Microsoft Learn, "Use API server authorized IP ranges in AKS", 2026-11',
    of: sizes('ManagedCluster', 'apiServerAccessProfile.authorizedIPRanges'),
  },
  {
    field: 'address rules of a storage account',
    max: 400,
    unit: 'rules',
    source: 'Microsoft Learn, "Scalability and performance targets for standard storage accounts", 2026-11',
    of: sizes('StorageAccount', 'networkRuleSet.ipRules'),
  },
  {
    field: 'name of a storage account',
    max: 24,
    unit: 'characters',
    source: rules,
    of: names('StorageAccount', 'accountName'),
  },
  {
    field: 'characters of the name of a storage account that Azure does not accept',
    max: 0,
    unit: 'characters',
    source: rules,
    of: otherCharacters('StorageAccount', 'accountName', /[a-z0-9]/),
  },
  {
    field: 'name of a container',
    max: 63,
    unit: 'characters',
    source: rules,
    of: names('BlobContainer', 'containerName'),
  },
  { field: 'name of a key vault', max: 24, unit: 'characters', source: rules, of: names('Vault', 'vaultName') },
  {
    field: 'name of a virtual network',
    max: 64,
    unit: 'characters',
    source: rules,
    of: names('VirtualNetwork', 'virtualNetworkName'),
  },
  {
    field: 'name of a proximity placement group',
    max: 80,
    unit: 'characters',
    source: rules,
    of: names('ProximityPlacementGroup', 'proximityPlacementGroupName'),
  },
  {
    field: 'name of a private endpoint',
    max: 64,
    unit: 'characters',
    source: rules,
    of: names('PrivateEndpoint', 'privateEndpointName'),
  },
  { field: 'name of a workspace', max: 63, unit: 'characters', source: rules, of: names('Workspace', 'workspaceName') },
  {
    field: 'name of a managed identity',
    max: 128,
    unit: 'characters',
    source: rules,
    of: names('UserAssignedIdentity', 'resourceName'),
  },
  {
    field: 'federated credentials of an identity',
    max: 20,
    unit: 'credentials',
    source: federation,
    of: together('FederatedIdentityCredential', (resource) => String(fieldOf(resource, 'resourceName'))),
  },
  {
    field: 'subject of a federated credential',
    max: 600,
    unit: 'characters',
    source: federation,
    of: sizes('FederatedIdentityCredential', 'subject'),
  },
  {
    field: 'tags of a private DNS zone',
    max: 15,
    unit: 'tags',
    source: 'Microsoft Learn, "Use tags to organize your Azure resources", limitations, 2026-11',
    of: sizes('PrivateZone', 'tags'),
  },
  ...tagLimits({
    field: 'tags',
    count: 50,
    // 512 for most resources, and 128 for storage accounts.
    key: 128,
    value: 256,
    character: /[^<>%&\\?/]/,
    source: 'Microsoft Learn, "Use tags to organize your Azure resources", limitations, 2026-11',
  }),
];
