import type { Mapping } from './check';

const project = 'is part of the URL of the request';
const place = 'is part of the URL of the request';
const parent = 'is part of the URL of the request';

/** API names of fields under `nodeConfig`. */
function nodeConfigNames(base: string): Readonly<Record<string, string>> {
  return {
    [`${base}.guestAccelerators`]: 'accelerators',
    [`${base}.guestAccelerators.type`]: 'acceleratorType',
    [`${base}.guestAccelerators.count`]: 'acceleratorCount',
  };
}

/** API requests of the Google Cloud provider, by resource type. */
export const gcpMappings: Readonly<Record<string, Mapping>> = {
  'gcp:artifactregistry/repository:Repository': {
    shapes: ['artifactregistry.v1#Repository'],
    own: { project, location: place, repositoryId: parent },
  },
  'gcp:artifactregistry/repositoryIamMember:RepositoryIamMember': {
    shapes: ['artifactregistry.v1#Binding'],
    names: { member: 'members' },
    own: { project, location: place, repository: parent },
  },
  'gcp:billing/budget:Budget': {
    shapes: ['billingbudgets.v1#GoogleCloudBillingBudgetsV1Budget'],
    names: { allUpdatesRule: 'notificationsRule' },
    own: {
      billingAccount: parent,
      'amount.specifiedAmount.units': 'JSON has integers of 64 bits as texts',
    },
  },
  'gcp:compute/network:Network': {
    shapes: ['compute.v1#Network'],
    names: { routingMode: 'routingConfig.routingMode' },
    own: { project },
  },
  'gcp:compute/router:Router': { shapes: ['compute.v1#Router'], own: { project } },
  'gcp:compute/routerNat:RouterNat': {
    shapes: ['compute.v1#RouterNat'],
    own: { project, region: place, router: parent },
  },
  'gcp:compute/subnetwork:Subnetwork': { shapes: ['compute.v1#Subnetwork'], own: { project } },
  'gcp:container/cluster:Cluster': {
    shapes: ['container.v1#Cluster'],
    names: {
      ...nodeConfigNames('nodeConfig'),
      minMasterVersion: 'initialClusterVersion',
      nodeLocations: 'locations',
      datapathProvider: 'networkConfig.datapathProvider',
      enableShieldedNodes: 'shieldedNodes.enabled',
      enableLegacyAbac: 'legacyAbac.enabled',
      'loggingConfig.enableComponents': 'componentConfig.enableComponents',
      'monitoringConfig.enableComponents': 'componentConfig.enableComponents',
      'monitoringConfig.managedPrometheus': 'managedPrometheusConfig',
    },
    own: {
      project,
      networkingMode: 'selects the address settings that the provider sends: ipAllocationPolicy.useIpAliases',
      removeDefaultNodePool: 'the provider deletes the default node pool once the cluster exists',
      deletionProtection: 'the provider refuses to delete the resource',
    },
  },
  'gcp:container/nodePool:NodePool': {
    shapes: ['container.v1#NodePool'],
    names: {
      ...nodeConfigNames('nodeConfig'),
      nodeConfig: 'config',
      nodeLocations: 'locations',
      maxPodsPerNode: 'maxPodsConstraint.maxPodsPerNode',
    },
    own: { project, location: place, cluster: parent },
  },
  'gcp:dns/managedZone:ManagedZone': { shapes: ['dns.v1#ManagedZone'], own: { project } },
  'gcp:dns/recordSet:RecordSet': { shapes: ['dns.v1#ResourceRecordSet'], own: { project, managedZone: parent } },
  'gcp:kms/cryptoKey:CryptoKey': {
    shapes: ['cloudkms.v1#CryptoKey'],
    own: { keyRing: parent },
  },
  'gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember': {
    shapes: ['cloudkms.v1#Binding'],
    names: { member: 'members' },
    own: { cryptoKeyId: parent },
  },
  'gcp:kms/keyRing:KeyRing': { shapes: ['cloudkms.v1#KeyRing'], own: { project, location: place } },
  'gcp:logging/projectBucketConfig:ProjectBucketConfig': {
    shapes: ['logging.v2#LogBucket'],
    own: { project, location: place, bucketId: 'is part of the URL of the request' },
  },
  'gcp:logging/projectExclusion:ProjectExclusion': { shapes: ['logging.v2#LogExclusion'], own: { project } },
  'gcp:logging/projectSink:ProjectSink': { shapes: ['logging.v2#LogSink'], own: { project } },
  'gcp:monitoring/notificationChannel:NotificationChannel': {
    shapes: ['monitoring.v3#NotificationChannel'],
    own: { project },
  },
  'gcp:projects/iAMAuditConfig:IAMAuditConfig': {
    shapes: ['cloudresourcemanager.v1#AuditConfig'],
    own: { project },
  },
  'gcp:projects/iAMCustomRole:IAMCustomRole': {
    shapes: ['iam.v1#CreateRoleRequest'],
    names: { title: 'role.title', permissions: 'role.includedPermissions' },
    own: { project },
  },
  'gcp:projects/iAMMember:IAMMember': {
    shapes: ['cloudresourcemanager.v1#Binding'],
    names: { member: 'members' },
    own: { project },
  },
  'gcp:projects/service:Service': {
    shapes: ['serviceusage.v1#EnableServiceRequest'],
    own: {
      project,
      service: 'is part of the URL of the request',
      disableOnDestroy: 'the provider disables the API when the resource is deleted',
      disableDependentServices: 'the provider also disables the APIs that depend on it',
    },
  },
  'gcp:secretmanager/secret:Secret': {
    shapes: ['secretmanager.v1#Secret'],
    own: { project, secretId: parent, deletionProtection: 'the provider refuses to delete' },
  },
  'gcp:secretmanager/secretIamMember:SecretIamMember': {
    shapes: ['secretmanager.v1#Binding'],
    names: { member: 'members' },
    own: { project, secretId: parent },
  },
  'gcp:serviceaccount/account:Account': {
    shapes: ['iam.v1#CreateServiceAccountRequest'],
    names: { displayName: 'serviceAccount.displayName' },
    own: { project },
  },
  'gcp:storage/bucket:Bucket': {
    shapes: ['storage.v1#Bucket'],
    names: {
      uniformBucketLevelAccess: 'iamConfiguration.uniformBucketLevelAccess.enabled',
      publicAccessPrevention: 'iamConfiguration.publicAccessPrevention',
      lifecycleRules: 'lifecycle.rule',
      'lifecycleRules.condition.matchesPrefixes': 'matchesPrefix',
    },
    own: {
      project,
      forceDestroy: 'the provider empties the bucket before it deletes it',
      'lifecycleRules.condition.withState': 'the provider sends it as isLive, a boolean',
    },
  },
  'gcp:storage/bucketIAMMember:BucketIAMMember': {
    shapes: ['storage.v1#Policy'],
    names: { role: 'bindings.role', member: 'bindings.members', condition: 'bindings.condition' },
    own: { bucket: parent },
  },
};
