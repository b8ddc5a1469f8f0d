import type { Mapping } from './check';

const region = 'selects the endpoint of the request';
/** EC2 takes tags per resource type of a request. */
const ec2Tags = { tags: 'TagSpecifications.Tags' };

/** API requests of the AWS provider, by resource type. */
export const awsMappings: Readonly<Record<string, Mapping>> = {
  'aws:autoscaling/tag:Tag': {
    shapes: ['autoscaling#Tag'],
    names: { autoscalingGroupName: 'ResourceId', tag: 'autoscaling#Tag' },
    own: { region },
  },
  'aws:budgets/budget:Budget': {
    shapes: ['budgets#CreateBudgetRequest', 'budgets#Budget'],
    names: {
      limitAmount: 'budgets#Spend.Amount',
      limitUnit: 'budgets#Spend.Unit',
      notifications: 'NotificationsWithSubscribers.Notification',
      'notifications.subscriberEmailAddresses': 'budgets#Subscriber.Address',
      tags: 'ResourceTags',
    },
    own: { costFilters: 'the provider sends the list as a map from names to values' },
  },
  'aws:cloudwatch/logGroup:LogGroup': {
    shapes: ['logs#CreateLogGroupRequest', 'logs#PutRetentionPolicyRequest'],
    names: { name: 'logGroupName' },
    own: { region },
  },
  'aws:ec2/defaultSecurityGroup:DefaultSecurityGroup': {
    shapes: ['ec2#CreateSecurityGroupRequest'],
    names: {
      ...ec2Tags,
      ingress: 'ec2#AuthorizeSecurityGroupIngressRequest.IpPermissions',
      egress: 'ec2#AuthorizeSecurityGroupEgressRequest.IpPermissions',
    },
    own: { region },
  },
  'aws:ec2/eip:Eip': { shapes: ['ec2#AllocateAddressRequest'], names: ec2Tags, own: { region } },
  'aws:ec2/flowLog:FlowLog': {
    shapes: ['ec2#CreateFlowLogsRequest'],
    names: { ...ec2Tags, vpcId: 'ResourceIds' },
    own: { region },
  },
  'aws:ec2/internetGateway:InternetGateway': {
    shapes: ['ec2#CreateInternetGatewayRequest', 'ec2#AttachInternetGatewayRequest'],
    names: ec2Tags,
    own: { region },
  },
  'aws:ec2/launchTemplate:LaunchTemplate': {
    shapes: ['ec2#RequestLaunchTemplateData'],
    names: {
      tags: 'ec2#CreateLaunchTemplateRequest.TagSpecifications.Tags',
      'networkInterfaces.securityGroups': 'Groups',
    },
    own: { region, updateDefaultVersion: 'the provider sets each new version as the default' },
    booleansAsText: [
      'blockDeviceMappings.ebs.deleteOnTermination',
      'blockDeviceMappings.ebs.encrypted',
      'networkInterfaces.associatePublicIpAddress',
      'networkInterfaces.deleteOnTermination',
    ],
  },
  'aws:ec2/natGateway:NatGateway': { shapes: ['ec2#CreateNatGatewayRequest'], names: ec2Tags, own: { region } },
  'aws:ec2/placementGroup:PlacementGroup': {
    shapes: ['ec2#CreatePlacementGroupRequest'],
    names: ec2Tags,
    own: { region },
  },
  'aws:ec2/route:Route': { shapes: ['ec2#CreateRouteRequest'], own: { region } },
  'aws:ec2/routeTable:RouteTable': { shapes: ['ec2#CreateRouteTableRequest'], names: ec2Tags, own: { region } },
  'aws:ec2/routeTableAssociation:RouteTableAssociation': {
    shapes: ['ec2#AssociateRouteTableRequest'],
    own: { region },
  },
  'aws:ec2/securityGroup:SecurityGroup': {
    shapes: ['ec2#CreateSecurityGroupRequest'],
    names: {
      ...ec2Tags,
      ingress: 'ec2#AuthorizeSecurityGroupIngressRequest.IpPermissions',
      'ingress.protocol': 'IpProtocol',
      'ingress.cidrBlocks': 'IpRanges.CidrIp',
      'ingress.description': 'IpRanges.Description',
      egress: 'ec2#AuthorizeSecurityGroupEgressRequest.IpPermissions',
      'egress.protocol': 'IpProtocol',
    },
    own: {
      region,
      'ingress.self': 'the provider sets the group itself as the source',
      'egress.self': 'the provider sets the group itself as the destination',
    },
  },
  'aws:ec2/subnet:Subnet': {
    shapes: ['ec2#CreateSubnetRequest', 'ec2#ModifySubnetAttributeRequest'],
    names: { ...ec2Tags, mapPublicIpOnLaunch: 'MapPublicIpOnLaunch.Value' },
    own: { region },
  },
  'aws:ec2/vpc:Vpc': {
    shapes: ['ec2#CreateVpcRequest', 'ec2#ModifyVpcAttributeRequest'],
    names: {
      ...ec2Tags,
      enableDnsHostnames: 'EnableDnsHostnames.Value',
      enableDnsSupport: 'EnableDnsSupport.Value',
    },
    own: { region },
  },
  'aws:ec2/vpcEndpoint:VpcEndpoint': {
    shapes: ['ec2#CreateVpcEndpointRequest'],
    names: { ...ec2Tags, policy: 'PolicyDocument' },
    own: { region },
  },
  'aws:ecr/pullThroughCacheRule:PullThroughCacheRule': {
    shapes: ['ecr#CreatePullThroughCacheRuleRequest'],
    own: { region },
  },
  'aws:ecr/repository:Repository': {
    shapes: ['ecr#CreateRepositoryRequest'],
    names: { name: 'repositoryName', encryptionConfigurations: 'encryptionConfiguration' },
    own: { region },
  },
  'aws:eks/accessEntry:AccessEntry': { shapes: ['eks#CreateAccessEntryRequest'], own: { region } },
  'aws:eks/accessPolicyAssociation:AccessPolicyAssociation': {
    shapes: ['eks#AssociateAccessPolicyRequest'],
    own: { region },
  },
  'aws:eks/identityProviderConfig:IdentityProviderConfig': {
    shapes: ['eks#AssociateIdentityProviderConfigRequest'],
    own: { region },
  },
  'aws:eks/addon:Addon': {
    shapes: ['eks#CreateAddonRequest'],
    names: {
      resolveConflictsOnCreate: 'resolveConflicts',
      resolveConflictsOnUpdate: 'eks#UpdateAddonRequest.resolveConflicts',
    },
    own: { region },
  },
  'aws:eks/cluster:Cluster': {
    shapes: ['eks#CreateClusterRequest'],
    names: { vpcConfig: 'resourcesVpcConfig', enabledClusterLogTypes: 'logging.clusterLogging.types' },
    own: { region },
  },
  'aws:eks/nodeGroup:NodeGroup': {
    shapes: ['eks#CreateNodegroupRequest'],
    names: { nodeGroupNamePrefix: 'nodegroupName', nodeRoleArn: 'nodeRole', subnetIds: 'subnets' },
    own: { region },
  },
  'aws:eks/podIdentityAssociation:PodIdentityAssociation': {
    shapes: ['eks#CreatePodIdentityAssociationRequest'],
    own: { region },
  },
  'aws:iam/policy:Policy': {
    shapes: ['iam#CreatePolicyRequest'],
    // The provider appends a random suffix and sends it as the name.
    names: { policy: 'PolicyDocument', namePrefix: 'PolicyName' },
  },
  'aws:iam/role:Role': {
    shapes: ['iam#CreateRoleRequest'],
    // The provider appends a random suffix and sends it as the name.
    names: { assumeRolePolicy: 'AssumeRolePolicyDocument', namePrefix: 'RoleName' },
  },
  'aws:iam/rolePolicy:RolePolicy': {
    shapes: ['iam#PutRolePolicyRequest'],
    names: { name: 'PolicyName', role: 'RoleName', policy: 'PolicyDocument' },
  },
  'aws:iam/rolePolicyAttachment:RolePolicyAttachment': {
    shapes: ['iam#AttachRolePolicyRequest'],
    names: { role: 'RoleName' },
  },
  'aws:kms/key:Key': {
    shapes: ['kms#CreateKeyRequest'],
    own: {
      region,
      enableKeyRotation: 'a separate request, EnableKeyRotation, without such a field',
      deletionWindowInDays: 'the provider sends it when it deletes the key',
    },
  },
  'aws:s3/bucket:Bucket': {
    shapes: ['s3#CreateBucketRequest'],
    names: { tags: 's3#PutBucketTaggingRequest.Tagging.TagSet' },
    own: { region, forceDestroy: 'the provider empties the bucket before it deletes it' },
  },
  'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration': {
    shapes: ['s3#PutBucketLifecycleConfigurationRequest', 's3#BucketLifecycleConfiguration'],
    names: { 'rules.id': 'ID' },
    own: { region },
  },
  'aws:s3/bucketLogging:BucketLogging': {
    shapes: ['s3#PutBucketLoggingRequest', 's3#LoggingEnabled'],
    own: { region },
  },
  'aws:s3/bucketPolicy:BucketPolicy': { shapes: ['s3#PutBucketPolicyRequest'], own: { region } },
  'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock': {
    shapes: ['s3#PutPublicAccessBlockRequest', 's3#PublicAccessBlockConfiguration'],
    own: { region },
  },
  'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration': {
    shapes: ['s3#PutBucketEncryptionRequest', 's3#ServerSideEncryptionConfiguration'],
    names: { 'rules.applyServerSideEncryptionByDefault.sseAlgorithm': 'SSEAlgorithm' },
    own: { region },
  },
  'aws:s3/bucketVersioning:BucketVersioning': { shapes: ['s3#PutBucketVersioningRequest'], own: { region } },
  'aws:secretsmanager/secret:Secret': {
    shapes: ['secretsmanager#CreateSecretRequest', 'secretsmanager#DeleteSecretRequest'],
    own: { region },
  },
};
