import {
  type Answers,
  type Audited,
  budget,
  closed,
  field,
  has,
  noContent,
  others,
  right,
  type TypeAudit,
} from './check';

const traffic: Answers = { ...noContent, private: 'no one connects to it', logged: 'the flow log of the network' };

/** Whether a diagnostic setting sends logs of this resource. Mocks give a resource the id `NAME-id`. */
const diagnosed = (audited: Audited): boolean =>
  others(audited, 'DiagnosticSetting').some(({ inputs }) =>
    String(inputs.resourceUri).startsWith(`${audited.resource.name}-id`),
  );

/** The storage account of flow logs. */
const isLogStore = ({ resource }: Audited): boolean => field(resource, 'networkRuleSet.bypass') === 'AzureServices';

/** Answers of types of Azure. */
export const azureAudit: Readonly<Record<string, TypeAudit>> = {
  'azure-native:authorization:RoleAssignment': right,
  'azure-native:authorization:RoleDefinition': right,
  'azure-native:compute:DiskEncryptionSet': { settingOf: 'ManagedCluster' },
  'azure-native:compute:ProximityPlacementGroup': { settingOf: 'AgentPool' },
  'azure-native:consumption:Budget': budget,
  'azure-native:containerregistry:CacheRule': { settingOf: 'Registry' },
  'azure-native:containerregistry:Registry': {
    encrypted: 'with keys of Azure',
    private: ({ resource: { inputs } }) => inputs.adminUserEnabled === false && inputs.anonymousPullEnabled === false,
    tls: 'the API has TLS only',
    logged: 'changes are in the log of the account',
    recoverable: ({ resource }) => resource.protect,
  },
  'azure-native:containerservice:AgentPool': {
    encrypted: (audited) => others(audited, 'DiskEncryptionSet').length === 1 || 'with keys of Azure',
    private: has('enableNodePublicIP', false),
    tls: 'no requests',
    logged: 'the flow log of the network',
    recoverable: 'nodes are replaced',
  },
  'azure-native:containerservice:ManagedCluster': {
    encrypted: ({ resource }) =>
      field(resource, 'securityProfile.azureKeyVaultKms.enabled') === true || 'with keys of Azure',
    private: ({ resource }) =>
      resource.inputs.disableLocalAccounts === true &&
      (field(resource, 'apiServerAccessProfile.enablePrivateCluster') === true ||
        closed(field(resource, 'apiServerAccessProfile.authorizedIPRanges'))),
    tls: 'the Kubernetes API has TLS only',
    logged: diagnosed,
    recoverable: ({ resource }) => resource.protect,
  },
  'azure-native:keyvault:Key': {
    encrypted: 'a key never leaves the service',
    private: 'that of the vault',
    tls: 'the API has TLS only',
    logged: 'that of the vault',
    recoverable: ({ resource }) => resource.protect,
  },
  'azure-native:keyvault:Vault': {
    encrypted: 'Key Vault encrypts all secrets',
    private: ({ resource }) =>
      field(resource, 'properties.enableRbacAuthorization') === true &&
      'reached from every address with an identity that has a role',
    tls: 'the API has TLS only',
    logged: diagnosed,
    recoverable: ({ resource }) =>
      field(resource, 'properties.enablePurgeProtection') === true &&
      field(resource, 'properties.enableSoftDelete') === true,
  },
  'azure-native:managedidentity:FederatedIdentityCredential': right,
  'azure-native:managedidentity:UserAssignedIdentity': right,
  'azure-native:monitor:DiagnosticSetting': { settingOf: 'Workspace' },
  'azure-native:network:FlowLog': { settingOf: 'VirtualNetwork' },
  'azure-native:network:PrivateDnsZoneGroup': { settingOf: 'PrivateEndpoint' },
  'azure-native:network:PrivateEndpoint': {
    ...traffic,
    private: 'a private address',
    tls: 'that of the storage account',
  },
  'azure-native:network:Subnet': { settingOf: 'VirtualNetwork' },
  'azure-native:network:VirtualNetwork': {
    ...traffic,
    logged: (audited) => others(audited, 'FlowLog').some(({ inputs }) => inputs.enabled === true),
  },
  'azure-native:operationalinsights:Workspace': {
    encrypted: 'Log Analytics encrypts all logs',
    private: 'readable with a role of the subscription only',
    tls: 'the API has TLS only',
    logged: 'it has the logs',
    recoverable: ({ resource }) => Number(resource.inputs.retentionInDays) >= 30,
  },
  'azure-native:privatedns:PrivateZone': {
    ...noContent,
    private: 'a private zone',
    tls: 'DNS has none',
    logged: 'names of Azure only',
  },
  'azure-native:privatedns:VirtualNetworkLink': { settingOf: 'PrivateZone' },
  'azure-native:resources:ResourceGroup': { ...noContent, private: 'no requests' },
  'azure-native:storage:BlobContainer': {
    encrypted: 'that of the storage account',
    private: has('publicAccess', 'None'),
    tls: 'that of the storage account',
    logged: 'that of the storage account',
    recoverable: 'that of the storage account',
  },
  'azure-native:storage:BlobServiceProperties': { settingOf: 'StorageAccount' },
  'azure-native:storage:ManagementPolicy': { settingOf: 'StorageAccount' },
  'azure-native:storage:StorageAccount': {
    encrypted: ({ resource }) =>
      field(resource, 'encryption.keySource') === 'Microsoft.Keyvault' || 'with keys of Azure',
    private: ({ resource: { inputs } }) =>
      inputs.allowBlobPublicAccess === false &&
      inputs.allowSharedKeyAccess === false &&
      JSON.stringify(inputs.networkRuleSet).includes('"defaultAction":"Deny"'),
    tls: ({ resource: { inputs } }) => inputs.enableHttpsTrafficOnly === true && inputs.minimumTlsVersion === 'TLS1_2',
    logged: (audited) =>
      isLogStore(audited) ? 'the account of the logs: each log would cause another one' : diagnosed(audited),
    recoverable: (audited) =>
      isLogStore(audited)
        ? others(audited, 'ManagementPolicy').some((other) => field(other, 'accountName') === audited.resource.name)
        : others(audited, 'BlobServiceProperties').some(
            (other) =>
              field(other, 'accountName') === audited.resource.name &&
              field(other, 'deleteRetentionPolicy.enabled') === true,
          ),
  },
};
