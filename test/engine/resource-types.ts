// How each cloud identifies resources of a type, and which inputs can only change by replacement.

/** Facts about a type of resource. */
export interface TypeFacts {
  /** Inputs that together are unique among the existing resources of the type; the last one is the name. */
  readonly identity: readonly string[];
  /** Other inputs whose change replaces the resource. */
  readonly replacedFor?: readonly string[];
  /** Prefix of the IDs that EC2 assigns. */
  readonly idPrefix?: string;
}

/**
 * Facts by type. `replacedFor` lists only inputs that our programs change between two runs.
 * Sources: `ForceNew` in hashicorp/terraform-provider-aws (internal/service/eks/node_group.go) and
 * hashicorp/terraform-provider-google (container/resource_container_node_pool.go), and `x-ms-mutability` and the path of
 * Azure's resources; these sources were not checked line by line.
 */
export const typeFacts: Readonly<Record<string, TypeFacts>> = {
  'aws:autoscaling/tag:Tag': { identity: ['autoscalingGroupName', 'tag.key'] },
  'aws:budgets/budget:Budget': { identity: ['name'] },
  'aws:cloudwatch/logGroup:LogGroup': { identity: ['name'] },
  'aws:ec2/defaultSecurityGroup:DefaultSecurityGroup': { identity: ['vpcId'], idPrefix: 'sg' },
  'aws:ec2/eip:Eip': { identity: [], idPrefix: 'eipalloc' },
  'aws:ec2/flowLog:FlowLog': { identity: ['vpcId', 'logDestination'], idPrefix: 'fl' },
  'aws:ec2/internetGateway:InternetGateway': { identity: ['vpcId'], idPrefix: 'igw' },
  'aws:ec2/launchTemplate:LaunchTemplate': { identity: ['name'], idPrefix: 'lt' },
  'aws:ec2/natGateway:NatGateway': { identity: [], idPrefix: 'nat', replacedFor: ['subnetId', 'allocationId'] },
  'aws:ec2/placementGroup:PlacementGroup': { identity: ['name'], replacedFor: ['strategy'] },
  'aws:ec2/route:Route': { identity: ['routeTableId', 'destinationCidrBlock'] },
  'aws:ec2/routeTable:RouteTable': { identity: [], idPrefix: 'rtb', replacedFor: ['vpcId'] },
  'aws:ec2/routeTableAssociation:RouteTableAssociation': { identity: ['subnetId'], idPrefix: 'rtbassoc' },
  'aws:ec2/securityGroup:SecurityGroup': { identity: ['vpcId', 'name'], idPrefix: 'sg', replacedFor: ['description'] },
  'aws:ec2/subnet:Subnet': { identity: ['vpcId', 'cidrBlock'], idPrefix: 'subnet', replacedFor: ['availabilityZone'] },
  'aws:ec2/vpc:Vpc': { identity: [], idPrefix: 'vpc', replacedFor: ['cidrBlock'] },
  'aws:ec2/vpcEndpoint:VpcEndpoint': { identity: [], idPrefix: 'vpce', replacedFor: ['serviceName', 'vpcId'] },
  'aws:ecr/pullThroughCacheRule:PullThroughCacheRule': {
    identity: ['ecrRepositoryPrefix'],
    replacedFor: ['upstreamRegistryUrl'],
  },
  'aws:ecr/repository:Repository': { identity: ['name'] },
  'aws:eks/accessEntry:AccessEntry': { identity: ['clusterName', 'principalArn'] },
  'aws:eks/accessPolicyAssociation:AccessPolicyAssociation': {
    identity: ['clusterName', 'principalArn', 'policyArn'],
  },
  'aws:eks/addon:Addon': { identity: ['clusterName', 'addonName'] },
  'aws:eks/cluster:Cluster': { identity: ['name'], replacedFor: ['roleArn', 'kubernetesNetworkConfig'] },
  'aws:eks/identityProviderConfig:IdentityProviderConfig': {
    identity: ['clusterName', 'oidc.identityProviderConfigName'],
  },
  'aws:eks/nodeGroup:NodeGroup': {
    identity: ['clusterName', 'nodeGroupName'],
    replacedFor: [
      'amiType',
      'capacityType',
      'diskSize',
      'instanceTypes',
      'nodeGroupNamePrefix',
      'nodeRoleArn',
      'subnetIds',
    ],
  },
  'aws:eks/podIdentityAssociation:PodIdentityAssociation': {
    identity: ['clusterName', 'namespace', 'serviceAccount'],
  },
  'aws:iam/policy:Policy': { identity: ['name'], replacedFor: ['namePrefix'] },
  'aws:iam/role:Role': { identity: ['name'], replacedFor: ['namePrefix'] },
  'aws:iam/rolePolicy:RolePolicy': { identity: ['role', 'name'] },
  'aws:iam/rolePolicyAttachment:RolePolicyAttachment': { identity: ['role', 'policyArn'] },
  'aws:kms/key:Key': { identity: [] },
  'aws:s3/bucket:Bucket': { identity: ['bucket'] },
  'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration': { identity: ['bucket'] },
  'aws:s3/bucketLogging:BucketLogging': { identity: ['bucket'] },
  'aws:s3/bucketPolicy:BucketPolicy': { identity: ['bucket'] },
  'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock': { identity: ['bucket'] },
  'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration': { identity: ['bucket'] },
  'aws:s3/bucketVersioning:BucketVersioning': { identity: ['bucket'] },
  'aws:secretsmanager/secret:Secret': { identity: ['name'] },

  'gcp:artifactregistry/repository:Repository': {
    identity: ['project', 'location', 'repositoryId'],
    replacedFor: ['format', 'mode'],
  },
  'gcp:artifactregistry/repositoryIamMember:RepositoryIamMember': {
    identity: ['project', 'location', 'repository', 'role', 'member'],
  },
  'gcp:billing/budget:Budget': { identity: [] },
  'gcp:compute/network:Network': { identity: ['project', 'name'] },
  'gcp:compute/router:Router': { identity: ['project', 'region', 'name'] },
  'gcp:compute/routerNat:RouterNat': { identity: ['project', 'router', 'name'] },
  'gcp:compute/subnetwork:Subnetwork': { identity: ['project', 'region', 'name'], replacedFor: ['network'] },
  'gcp:container/cluster:Cluster': {
    identity: ['project', 'location', 'name'],
    replacedFor: ['network', 'subnetwork'],
  },
  'gcp:container/nodePool:NodePool': {
    identity: ['project', 'location', 'cluster', 'name'],
    replacedFor: ['maxPodsPerNode', 'initialNodeCount', 'placementPolicy'],
  },
  'gcp:dns/managedZone:ManagedZone': { identity: ['project', 'name'], replacedFor: ['dnsName'] },
  'gcp:dns/recordSet:RecordSet': { identity: ['managedZone', 'type', 'name'] },
  'gcp:kms/cryptoKey:CryptoKey': { identity: ['keyRing', 'name'] },
  'gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember': { identity: ['cryptoKeyId', 'role', 'member'] },
  'gcp:kms/keyRing:KeyRing': { identity: ['project', 'location', 'name'] },
  'gcp:logging/projectBucketConfig:ProjectBucketConfig': { identity: ['project', 'location', 'bucketId'] },
  'gcp:logging/projectExclusion:ProjectExclusion': { identity: ['project', 'name'] },
  'gcp:logging/projectSink:ProjectSink': { identity: ['project', 'name'] },
  'gcp:monitoring/notificationChannel:NotificationChannel': { identity: [] },
  'gcp:projects/iAMAuditConfig:IAMAuditConfig': { identity: ['project', 'service'] },
  'gcp:projects/service:Service': { identity: ['project', 'service'] },
  'gcp:projects/iAMCustomRole:IAMCustomRole': { identity: ['project', 'roleId'] },
  'gcp:projects/iAMMember:IAMMember': { identity: ['project', 'role', 'member'] },
  'gcp:secretmanager/secret:Secret': { identity: ['project', 'secretId'] },
  'gcp:secretmanager/secretIamMember:SecretIamMember': { identity: ['secretId', 'role', 'member'] },
  'gcp:serviceaccount/account:Account': { identity: ['project', 'accountId'] },
  'gcp:storage/bucket:Bucket': { identity: ['name'], replacedFor: ['location'] },
  'gcp:storage/bucketIAMMember:BucketIAMMember': { identity: ['bucket', 'role', 'member', 'condition.expression'] },

  'azure-native:authorization:RoleAssignment': {
    identity: ['scope', 'roleAssignmentName'],
    replacedFor: ['principalId', 'roleDefinitionId', 'condition'],
  },
  'azure-native:authorization:RoleDefinition': { identity: ['scope', 'roleDefinitionId'] },
  'azure-native:compute:DiskEncryptionSet': { identity: ['resourceGroupName', 'diskEncryptionSetName'] },
  'azure-native:compute:ProximityPlacementGroup': { identity: ['resourceGroupName', 'proximityPlacementGroupName'] },
  'azure-native:consumption:Budget': { identity: ['scope', 'budgetName'] },
  'azure-native:containerregistry:CacheRule': { identity: ['resourceGroupName', 'registryName', 'cacheRuleName'] },
  'azure-native:containerregistry:Registry': { identity: ['registryName'], replacedFor: ['location'] },
  'azure-native:containerservice:AgentPool': { identity: ['resourceGroupName', 'resourceName', 'agentPoolName'] },
  'azure-native:containerservice:ManagedCluster': {
    identity: ['resourceGroupName', 'resourceName'],
    replacedFor: ['location', 'dnsPrefix'],
  },
  'azure-native:keyvault:Key': { identity: ['vaultName', 'keyName'] },
  'azure-native:keyvault:Vault': { identity: ['vaultName'] },
  'azure-native:managedidentity:FederatedIdentityCredential': {
    identity: ['resourceGroupName', 'resourceName', 'federatedIdentityCredentialResourceName'],
  },
  'azure-native:managedidentity:UserAssignedIdentity': {
    identity: ['resourceGroupName', 'resourceName'],
    replacedFor: ['location'],
  },
  'azure-native:monitor:DiagnosticSetting': { identity: ['resourceUri', 'name'] },
  'azure-native:network:FlowLog': { identity: ['resourceGroupName', 'networkWatcherName', 'flowLogName'] },
  'azure-native:network:PrivateDnsZoneGroup': {
    identity: ['resourceGroupName', 'privateEndpointName', 'privateDnsZoneGroupName'],
  },
  'azure-native:network:PrivateEndpoint': { identity: ['resourceGroupName', 'privateEndpointName'] },
  'azure-native:network:Subnet': { identity: ['resourceGroupName', 'virtualNetworkName', 'subnetName'] },
  'azure-native:network:VirtualNetwork': { identity: ['resourceGroupName', 'virtualNetworkName'] },
  'azure-native:operationalinsights:Workspace': { identity: ['resourceGroupName', 'workspaceName'] },
  'azure-native:privatedns:PrivateZone': { identity: ['resourceGroupName', 'privateZoneName'] },
  'azure-native:privatedns:VirtualNetworkLink': {
    identity: ['resourceGroupName', 'privateZoneName', 'virtualNetworkLinkName'],
  },
  'azure-native:resources:ResourceGroup': { identity: ['resourceGroupName'] },
  'azure-native:storage:BlobContainer': { identity: ['resourceGroupName', 'accountName', 'containerName'] },
  'azure-native:storage:BlobServiceProperties': { identity: ['resourceGroupName', 'accountName'] },
  'azure-native:storage:ManagementPolicy': { identity: ['resourceGroupName', 'accountName'] },
  'azure-native:storage:StorageAccount': { identity: ['accountName'], replacedFor: ['location', 'kind'] },

  'kubernetes:argoproj.io/v1alpha1:AppProject': { identity: ['metadata.namespace', 'metadata.name'] },
  'kubernetes:argoproj.io/v1alpha1:Application': { identity: ['metadata.namespace', 'metadata.name'] },
  'kubernetes:core/v1:Namespace': { identity: ['metadata.name'] },
  'kubernetes:core/v1:Secret': { identity: ['metadata.namespace', 'metadata.name'] },
  'kubernetes:helm.sh/v3:Release': { identity: ['namespace', 'name'] },
};

/** A resource as its provider receives it. */
export interface RequestedResource {
  readonly type: string;
  /** Logical name. */
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
}

/** @throws Error for a type without an entry: the effect of its changes would be a guess. */
export function factsOf(type: string): TypeFacts {
  const facts = typeFacts[type];
  if (!facts) throw new Error(`test/engine/resource-types.ts has no entry for ${type}`);
  return facts;
}

/** Unique key of a resource within its type; undefined if the cloud or the provider assigns the name. */
export function identityOf({ type, inputs }: Pick<RequestedResource, 'type' | 'inputs'>): string | undefined {
  const { identity } = factsOf(type);
  const parts = identity.map((path) => valueAt(inputs, path));
  return identity.length === 0 || parts.at(-1) === undefined ? undefined : JSON.stringify(parts);
}

/** The changed inputs that replace the resource. */
export function replacingInputs(type: string, changed: readonly string[]): readonly string[] {
  const { identity, replacedFor = [] } = factsOf(type);
  const fixed = new Set([...identity.map((path) => path.split('.')[0]), ...replacedFor]);
  return changed.filter((name) => fixed.has(name));
}

/** The value at a path of the inputs; undefined if there is none. */
export function valueAt(inputs: Readonly<Record<string, unknown>>, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], inputs);
}
