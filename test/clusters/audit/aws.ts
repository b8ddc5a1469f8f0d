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

/** Whether another resource belongs to the same bucket. Mocks give a bucket the id `NAME-id`. */
const ofBucket = (type: string, accepts: (other: Audited['resource']) => boolean) => (audited: Audited) =>
  others(audited, type).some((other) => field(other, 'bucket') === `${audited.resource.name}-id` && accepts(other));

const bucket: Answers = {
  encrypted: ofBucket('BucketServerSideEncryptionConfiguration', (other) =>
    JSON.stringify(other.inputs).includes('sseAlgorithm'),
  ),
  private: ofBucket('BucketPublicAccessBlock', ({ inputs }) =>
    ['blockPublicAcls', 'blockPublicPolicy', 'ignorePublicAcls', 'restrictPublicBuckets'].every(
      (each) => inputs[each] === true,
    ),
  ),
  tls: ofBucket('BucketPolicy', ({ inputs }) => String(inputs.policy).includes('"aws:SecureTransport":"false"')),
  logged: (audited) =>
    audited.resource.name.endsWith('-audit-logs')
      ? 'the bucket of the logs: each log would cause another one'
      : ofBucket('BucketLogging', () => true)(audited),
  recoverable: ofBucket('BucketVersioning', (other) => field(other, 'versioningConfiguration.status') === 'Enabled'),
};

const traffic: Answers = { ...noContent, private: 'no one connects to it', logged: 'the flow log of the network' };

/** Answers of types of AWS. */
export const awsAudit: Readonly<Record<string, TypeAudit>> = {
  'aws:autoscaling/tag:Tag': { settingOf: 'NodeGroup' },
  'aws:budgets/budget:Budget': budget,
  'aws:cloudwatch/logGroup:LogGroup': {
    encrypted: 'CloudWatch Logs encrypts all logs',
    private: 'readable with an IAM permission of the account only',
    tls: 'the API has TLS only',
    logged: 'it has the logs',
    recoverable: ({ resource }) => Number(resource.inputs.retentionInDays) >= 30,
  },
  'aws:ec2/defaultSecurityGroup:DefaultSecurityGroup': {
    ...noContent,
    private: ({ resource: { inputs } }) => JSON.stringify([inputs.ingress, inputs.egress]) === '[[],[]]',
  },
  'aws:ec2/eip:Eip': traffic,
  'aws:ec2/flowLog:FlowLog': { settingOf: 'Vpc' },
  'aws:ec2/internetGateway:InternetGateway': traffic,
  'aws:ec2/launchTemplate:LaunchTemplate': {
    encrypted: ({ resource: { inputs } }) =>
      (inputs.blockDeviceMappings as readonly { readonly ebs: { readonly encrypted: string } }[]).every(
        ({ ebs }) => ebs.encrypted === 'true',
      ),
    private: ({ resource }) =>
      field(resource, 'metadataOptions.httpTokens') === 'required' &&
      !JSON.stringify(resource.inputs).includes('"associatePublicIpAddress":"true"'),
    tls: 'no requests',
    logged: 'the flow log of the network',
    recoverable: 'nodes are replaced',
  },
  'aws:ec2/natGateway:NatGateway': traffic,
  'aws:ec2/placementGroup:PlacementGroup': { settingOf: 'LaunchTemplate' },
  'aws:ec2/route:Route': { settingOf: 'RouteTable' },
  'aws:ec2/routeTable:RouteTable': traffic,
  'aws:ec2/routeTableAssociation:RouteTableAssociation': { settingOf: 'RouteTable' },
  'aws:ec2/securityGroup:SecurityGroup': { ...traffic, private: ({ resource }) => closed(resource.inputs.ingress) },
  'aws:ec2/subnet:Subnet': { ...traffic, private: has('mapPublicIpOnLaunch', false) },
  'aws:ec2/vpc:Vpc': {
    ...noContent,
    private: (audited) => others(audited, 'DefaultSecurityGroup').length === 1,
    logged: (audited) => others(audited, 'FlowLog').some(({ inputs }) => inputs.trafficType === 'ALL'),
  },
  'aws:ec2/vpcEndpoint:VpcEndpoint': {
    ...traffic,
    private: 'in private subnets, or no address',
    tls: 'the services have TLS only',
  },
  'aws:ecr/pullThroughCacheRule:PullThroughCacheRule': { settingOf: 'Repository' },
  'aws:ecr/repository:Repository': {
    encrypted: ({ resource }) => JSON.stringify(resource.inputs.encryptionConfigurations).includes('AES256'),
    private: 'readable with an IAM permission of the account only',
    tls: 'the API has TLS only',
    logged: 'pulls are in the log of the account',
    recoverable: ({ resource }) => resource.protect && resource.inputs.imageTagMutability === 'IMMUTABLE',
  },
  'aws:eks/accessEntry:AccessEntry': right,
  'aws:eks/accessPolicyAssociation:AccessPolicyAssociation': right,
  'aws:eks/addon:Addon': { settingOf: 'Cluster' },
  'aws:eks/cluster:Cluster': {
    encrypted: ({ resource }) => field(resource, 'encryptionConfig.provider.keyArn') !== undefined,
    private: ({ resource }) =>
      field(resource, 'vpcConfig.endpointPublicAccess') === false ||
      closed(field(resource, 'vpcConfig.publicAccessCidrs')),
    tls: 'the Kubernetes API has TLS only',
    logged: ({ resource, all }) =>
      (resource.inputs.enabledClusterLogTypes as readonly string[]).includes('audit') &&
      all.some(({ inputs }) => inputs.name === `/aws/eks/${String(resource.inputs.name)}/cluster`),
    recoverable: ({ resource }) => resource.protect && resource.inputs.deletionProtection === true,
  },
  'aws:eks/identityProviderConfig:IdentityProviderConfig': { settingOf: 'Cluster' },
  'aws:eks/nodeGroup:NodeGroup': {
    encrypted: ({ resource }) => field(resource, 'launchTemplate.id') !== undefined,
    private: 'in private subnets',
    tls: 'no requests',
    logged: 'the flow log of the network',
    recoverable: 'nodes are replaced',
  },
  'aws:eks/podIdentityAssociation:PodIdentityAssociation': right,
  'aws:iam/policy:Policy': right,
  'aws:iam/role:Role': {
    ...right,
    private: ({ resource }) => !JSON.stringify(resource.inputs.assumeRolePolicy).includes('*'),
  },
  'aws:iam/rolePolicy:RolePolicy': right,
  'aws:iam/rolePolicyAttachment:RolePolicyAttachment': right,
  'aws:kms/key:Key': {
    encrypted: 'a key never leaves the service',
    private: 'usable with an IAM permission of the account only',
    tls: 'the API has TLS only',
    logged: 'uses are in the log of the account',
    recoverable: has('enableKeyRotation', true),
  },
  'aws:s3/bucket:Bucket': bucket,
  'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration': { settingOf: 'Bucket' },
  'aws:s3/bucketLogging:BucketLogging': { settingOf: 'Bucket' },
  'aws:s3/bucketPolicy:BucketPolicy': { settingOf: 'Bucket' },
  'aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock': { settingOf: 'Bucket' },
  'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration': { settingOf: 'Bucket' },
  'aws:s3/bucketVersioning:BucketVersioning': { settingOf: 'Bucket' },
  'aws:secretsmanager/secret:Secret': {
    encrypted: 'Secrets Manager encrypts all secrets',
    private: 'readable with an IAM permission of the account only',
    tls: 'the API has TLS only',
    logged: 'reads are in the log of the account',
    recoverable: ({ resource }) => Number(resource.inputs.recoveryWindowInDays) >= 7,
  },
};
