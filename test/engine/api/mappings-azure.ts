import type { Mapping } from './check';

const address = 'is part of the address of the request';

/** Requests about AKS that the Azure provider makes. It passes on the fields of the API under their own names. */
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
      'identity.userAssignedIdentities': 'a list, which the provider sends as a record with empty values',
    },
  },
};

/** Types of which only the provider's own SDK says what they take: Azure's are packages of their own. */
export const azureUndescribed: readonly string[] = [
  'azure-native:authorization:RoleAssignment',
  'azure-native:compute:ProximityPlacementGroup',
  'azure-native:keyvault:Vault',
  'azure-native:managedidentity:FederatedIdentityCredential',
  'azure-native:managedidentity:UserAssignedIdentity',
  'azure-native:monitor:DiagnosticSetting',
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
  'azure-native:storage:StorageAccount',
];
