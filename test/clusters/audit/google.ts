import { type Answers, budget, closed, field, has, noContent, others, right, type TypeAudit } from './check';

const traffic: Answers = { ...noContent, private: 'no one connects to it', logged: 'the flow log of the subnetwork' };

/** Answers of types of Google Cloud. */
export const googleAudit: Readonly<Record<string, TypeAudit>> = {
  'gcp:artifactregistry/repository:Repository': {
    encrypted: 'with keys of Google',
    private: 'readable with an IAM permission of the project only',
    tls: 'the API has TLS only',
    logged: 'changes are in the log of the project',
    recoverable: ({ resource }) => resource.protect,
  },
  'gcp:artifactregistry/repositoryIamMember:RepositoryIamMember': right,
  'gcp:billing/budget:Budget': budget,
  'gcp:compute/network:Network': { ...traffic, private: has('autoCreateSubnetworks', false) },
  'gcp:compute/router:Router': traffic,
  'gcp:compute/routerNat:RouterNat': { ...traffic, logged: has('logConfig.enable', true) },
  'gcp:compute/subnetwork:Subnetwork': {
    ...traffic,
    private: has('privateIpGoogleAccess', true),
    logged: has('logConfig.flowSampling', 1),
  },
  'gcp:container/cluster:Cluster': {
    encrypted: ({ resource }) => field(resource, 'databaseEncryption.keyName') !== undefined || 'with keys of Google',
    private: ({ resource }) =>
      field(resource, 'privateClusterConfig.enablePrivateNodes') === true &&
      closed(field(resource, 'masterAuthorizedNetworksConfig')),
    tls: 'the Kubernetes API has TLS only',
    logged: ({ resource }) =>
      (field(resource, 'loggingConfig.enableComponents') as readonly string[]).includes('APISERVER'),
    recoverable: ({ resource }) => resource.protect && resource.inputs.deletionProtection === true,
  },
  'gcp:container/nodePool:NodePool': {
    encrypted: ({ resource }) => field(resource, 'nodeConfig.bootDiskKmsKey') !== undefined || 'with keys of Google',
    private: has('networkConfig.enablePrivateNodes', true),
    tls: 'no requests',
    logged: 'the flow log of the subnetwork',
    recoverable: 'nodes are replaced',
  },
  'gcp:dns/managedZone:ManagedZone': {
    ...noContent,
    private: has('visibility', 'private'),
    tls: 'DNS has none',
    logged: 'names of Google only',
  },
  'gcp:dns/recordSet:RecordSet': { settingOf: 'ManagedZone' },
  'gcp:kms/cryptoKey:CryptoKey': {
    encrypted: 'a key never leaves the service',
    private: 'usable with an IAM permission of the project only',
    tls: 'the API has TLS only',
    logged: 'changes are in the log of the project',
    recoverable: ({ resource }) => resource.protect && resource.inputs.rotationPeriod !== undefined,
  },
  'gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember': right,
  'gcp:kms/keyRing:KeyRing': { settingOf: 'CryptoKey' },
  'gcp:logging/projectBucketConfig:ProjectBucketConfig': {
    encrypted: 'Cloud Logging encrypts all logs',
    private: 'readable with an IAM permission of the project only',
    tls: 'the API has TLS only',
    logged: 'it has the logs',
    recoverable: ({ resource }) => Number(resource.inputs.retentionDays) >= 30,
  },
  'gcp:logging/projectExclusion:ProjectExclusion': { settingOf: 'ProjectBucketConfig' },
  'gcp:logging/projectSink:ProjectSink': { settingOf: 'ProjectBucketConfig' },
  'gcp:monitoring/notificationChannel:NotificationChannel': budget,
  'gcp:projects/iAMAuditConfig:IAMAuditConfig': { settingOf: 'Bucket' },
  'gcp:projects/iAMCustomRole:IAMCustomRole': right,
  'gcp:projects/iAMMember:IAMMember': right,
  'gcp:projects/service:Service': { ...right, private: 'an API of the project' },
  'gcp:secretmanager/secret:Secret': {
    encrypted: 'Secret Manager encrypts all secrets',
    private: 'readable with an IAM permission of the project only',
    tls: 'the API has TLS only',
    logged: 'changes are in the log of the project',
    recoverable: has('deletionProtection', true),
  },
  'gcp:secretmanager/secretIamMember:SecretIamMember': right,
  'gcp:serviceaccount/account:Account': right,
  'gcp:storage/bucket:Bucket': {
    encrypted: ({ resource }) => field(resource, 'encryption.defaultKmsKeyName') !== undefined || 'with keys of Google',
    private: ({ resource: { inputs } }) =>
      inputs.publicAccessPrevention === 'enforced' && inputs.uniformBucketLevelAccess === true,
    tls: 'requests with credentials have TLS only',
    logged: (audited) =>
      others(audited, 'IAMAuditConfig').some(
        ({ inputs }) =>
          inputs.service === 'storage.googleapis.com' &&
          ['DATA_READ', 'DATA_WRITE'].every((each) => JSON.stringify(inputs).includes(each)),
      ),
    recoverable: has('versioning.enabled', true),
  },
  'gcp:storage/bucketIAMMember:BucketIAMMember': right,
};
