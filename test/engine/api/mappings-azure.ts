import type { Mapping } from './check';

const address = 'is part of the URL of the request';

/** API requests of the Azure provider for AKS. It passes fields on under their API names. */
export const azureMappings: Readonly<Record<string, Mapping>> = {
  'azure-native:containerservice:AgentPool': {
    shapes: ['containerservice#AgentPool'],
    names: { type: 'typePropertiesType' },
    own: { resourceGroupName: address, resourceName: address, agentPoolName: address },
  },
  'azure-native:containerservice:ManagedCluster': {
    shapes: ['containerservice#ManagedCluster'],
    own: {
      resourceGroupName: address,
      resourceName: address,
      'identity.userAssignedIdentities': 'the provider sends the list as a record with empty values',
    },
  },
};

/** Types without an API description: only the types of the provider's SDK check their inputs. */
export const azureUndescribed: readonly string[] = [
  'azure-native:authorization:RoleAssignment',
  'azure-native:authorization:RoleDefinition',
  'azure-native:compute:DiskEncryptionSet',
  'azure-native:compute:ProximityPlacementGroup',
  'azure-native:consumption:Budget',
  'azure-native:containerregistry:CacheRule',
  'azure-native:containerregistry:Registry',
  'azure-native:keyvault:Key',
  'azure-native:keyvault:Vault',
  'azure-native:managedidentity:FederatedIdentityCredential',
  'azure-native:managedidentity:UserAssignedIdentity',
  'azure-native:monitor:DiagnosticSetting',
  'azure-native:network:FlowLog',
  'azure-native:network:PrivateDnsZoneGroup',
  'azure-native:network:PrivateEndpoint',
  'azure-native:network:Subnet',
  'azure-native:network:VirtualNetwork',
  'azure-native:operationalinsights:Workspace',
  'azure-native:privatedns:PrivateZone',
  'azure-native:privatedns:VirtualNetworkLink',
  'azure-native:resources:ResourceGroup',
  'azure-native:storage:BlobContainer',
  'azure-native:storage:BlobServiceProperties',
  'azure-native:storage:ManagementPolicy',
  'azure-native:storage:StorageAccount',
];
