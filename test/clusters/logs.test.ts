import type { AuditSpec } from '../../lib/definition/audit';
import { clusterPlanOf } from '../fixtures/cluster-plan';
import { ofType, only, recordCluster } from './record';

type Cloud = 'eks' | 'gke' | 'aks';

const resourcesOf = async (provider: Cloud, audit: AuditSpec = {}) =>
  (await recordCluster(clusterPlanOf(provider, { cluster: { audit } }))).resources;

const flowLogs = {
  eks: 'aws:ec2/flowLog:FlowLog',
  aks: 'azure-native:network:FlowLog',
} as const;

test.each(['eks', 'aks'] as const)('on %s all connections of the network are logged', async (provider) => {
  const { inputs } = only(await resourcesOf(provider), flowLogs[provider]);
  expect([inputs.vpcId, inputs.targetResourceId]).toContain(provider === 'eks' ? 'acme-vpc-id' : 'acme-network-id');
  expect(ofType(await resourcesOf(provider, { flowLogs: false }), flowLogs[provider])).toEqual([]);
});

test('on gke all connections of the subnet are logged', async () => {
  const subnet = async (audit: AuditSpec) =>
    only(await resourcesOf('gke', audit), 'gcp:compute/subnetwork:Subnetwork').inputs;
  expect((await subnet({})).logConfig).toMatchObject({ flowSampling: 1 });
  expect((await subnet({ flowLogs: false })).logConfig).toBeUndefined();
});

test('on eks the bucket for logs accepts them from AWS for this account only', async () => {
  const { inputs } = only(await resourcesOf('eks'), 'aws:s3/bucketPolicy:BucketPolicy', 'acme-audit-logs');
  const { Statement } = JSON.parse(String(inputs.policy)) as { readonly Statement: readonly Record<string, unknown>[] };
  const allowed = Statement.filter(({ Effect }) => Effect === 'Allow');
  expect(allowed.map(({ Principal }) => Principal)).toEqual([
    { Service: 'delivery.logs.amazonaws.com' },
    { Service: 'delivery.logs.amazonaws.com' },
    { Service: 'logging.s3.amazonaws.com' },
  ]);
  for (const { Condition } of allowed)
    expect(Condition).toMatchObject({ StringEquals: { 'aws:SourceAccount': '123456789012' } });
  expect(allowed[2]?.Condition).toMatchObject({
    ArnLike: { 'aws:SourceArn': ['arn:aws:s3:::acme-models-1a2b3c4d'] },
  });
});

test('on eks logs in the bucket expire', async () => {
  const resources = await resourcesOf('eks', { logDays: 365 });
  const { inputs } = only(
    resources,
    'aws:s3/bucketLifecycleConfiguration:BucketLifecycleConfiguration',
    'acme-audit-logs',
  );
  expect(inputs.rules).toMatchObject([{ status: 'Enabled', expiration: { days: 365 } }]);
  expect(only(resources, 'aws:cloudwatch/logGroup:LogGroup').inputs.retentionInDays).toBe(365);
});

test('on eks without logs there is no bucket for them', async () => {
  const resources = await resourcesOf('eks', { flowLogs: false, bucketLogs: false });
  expect(ofType(resources, 'aws:s3/bucket:Bucket').map(({ name }) => name)).toEqual(['acme-bucket-models']);
  expect(ofType(resources, 'aws:s3/bucketLogging:BucketLogging')).toEqual([]);
});

test('on gke all logs of the cluster are in its region only', async () => {
  const resources = await resourcesOf('gke', { logDays: 45 });
  const bucket = only(resources, 'gcp:logging/projectBucketConfig:ProjectBucketConfig').inputs;
  expect(bucket).toMatchObject({ location: 'us-central1', retentionDays: 45, bucketId: 'acme-4512345678901234567' });
  const { filter } = only(resources, 'gcp:logging/projectSink:ProjectSink').inputs;
  expect(String(filter)).toContain('resource.labels.cluster_name="acme" AND resource.labels.location="us-central1"');
  expect(String(filter)).toContain('resource.labels.bucket_name=("acme-models-1a2b3c4d")');
  expect(only(resources, 'gcp:logging/projectExclusion:ProjectExclusion').inputs.filter).toBe(filter);
});

test('on gke requests for buckets are logged', async () => {
  const type = 'gcp:projects/iAMAuditConfig:IAMAuditConfig';
  expect(only(await resourcesOf('gke'), type).inputs).toMatchObject({
    service: 'storage.googleapis.com',
    auditLogConfigs: [{ logType: 'DATA_READ' }, { logType: 'DATA_WRITE' }],
  });
  expect(ofType(await resourcesOf('gke', { bucketLogs: false }), type)).toEqual([]);
});

test('on aks requests for buckets are logged', async () => {
  const uris = async (audit: AuditSpec) =>
    ofType(await resourcesOf('aks', audit), 'azure-native:monitor:DiagnosticSetting').map(({ inputs }) =>
      String(inputs.resourceUri),
    );
  expect(await uris({})).toContainEqual(expect.stringMatching(/^acme-account-.*\/blobServices\/default$/));
  expect(await uris({ bucketLogs: false })).toEqual(['acme-cluster-id']);
});

test('on aks flow logs have an identity of their own, and expire', async () => {
  const resources = await resourcesOf('aks', { logDays: 400 });
  expect(only(resources, 'azure-native:network:FlowLog').inputs).toMatchObject({
    networkWatcherName: 'NetworkWatcher_eastus',
    identity: { type: 'UserAssigned', userAssignedIdentities: ['acme-flow-logs-id'] },
  });
  expect(JSON.stringify(ofType(resources, 'azure-native:storage:ManagementPolicy'))).toContain(
    '"daysAfterModificationGreaterThan":400',
  );
});

test.each([
  ['gke', 'gcp:container/cluster:Cluster', { costManagementConfig: { enabled: true } }],
  ['aks', 'azure-native:containerservice:ManagedCluster', { metricsProfile: { costAnalysis: { enabled: true } } }],
] as const)('on %s the cost of nodes is split by namespace', async (provider, type, fields) => {
  expect(only(await resourcesOf(provider), type).inputs).toMatchObject(fields);
});

test('on eks volumes and load balancers have the tags', async () => {
  const plan = clusterPlanOf('eks', { cluster: { tags: { 'cost-center': 'ml' } } });
  const { resources } = await recordCluster(plan);
  const { configurationValues } = only(resources, 'aws:eks/addon:Addon', 'acme-addon-aws-ebs-csi-driver').inputs;
  expect(JSON.parse(String(configurationValues))).toMatchObject({
    controller: { extraVolumeTags: { 'cost-center': 'ml', platform: 'acme', 'managed-by': 'model-platform' } },
  });
});
