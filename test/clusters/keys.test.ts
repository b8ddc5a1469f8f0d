import { clusterPlanOf } from '../fixtures/cluster-plan';
import { ofType, only, recordCluster } from './record';

const resourcesOf = async (provider: 'eks' | 'gke' | 'aks', keys: 'customer' | 'provider' = 'customer') =>
  (await recordCluster(clusterPlanOf(provider, { cluster: { audit: { keys } } }))).resources;

const text = (value: unknown) => JSON.stringify(value);

test('on eks a key of the customer encrypts disks, buckets and logs', async () => {
  const resources = await resourcesOf('eks');
  const key = 'arn:mock:aws:kms/key:Key/acme-data';
  for (const template of ofType(resources, 'aws:ec2/launchTemplate:LaunchTemplate'))
    expect(template.inputs.blockDeviceMappings).toMatchObject([{ ebs: { encrypted: 'true', kmsKeyId: key } }]);
  const type = 'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration';
  expect(only(resources, type, 'acme-bucket-models').inputs.rules).toEqual([
    { applyServerSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: key }, bucketKeyEnabled: true },
  ]);
  expect(only(resources, 'aws:cloudwatch/logGroup:LogGroup').inputs.kmsKeyId).toBe(key);
});

test('on eks the bucket for logs keeps the key of S3, because S3 writes logs with no other', async () => {
  const type = 'aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration';
  expect(text(only(await resourcesOf('eks'), type, 'acme-audit-logs').inputs.rules)).toContain('AES256');
});

test('on eks only the account uses the key, through services', async () => {
  const { inputs, protect } = only(await resourcesOf('eks'), 'aws:kms/key:Key', 'acme-data');
  const { Statement } = JSON.parse(String(inputs.policy)) as { readonly Statement: readonly Record<string, unknown>[] };
  expect(Statement[0]?.Principal).toEqual({ AWS: 'arn:aws:iam::123456789012:root' });
  expect(Statement[1]).toMatchObject({
    Principal: { AWS: '*' },
    Condition: {
      StringEquals: {
        'kms:CallerAccount': '123456789012',
        'kms:ViaService': [
          'ec2.us-east-1.amazonaws.com',
          's3.us-east-1.amazonaws.com',
          'secretsmanager.us-east-1.amazonaws.com',
        ],
      },
    },
  });
  expect(text(Statement[2]?.Condition)).toContain('log-group:/aws/eks/acme/cluster');
  expect(protect).toBe(true);
});

test('on gke a key of the customer encrypts disks, buckets and secrets', async () => {
  const resources = await resourcesOf('gke');
  const id = 'acme-data-id';
  expect(only(resources, 'gcp:container/cluster:Cluster').inputs.databaseEncryption).toEqual({
    state: 'ENCRYPTED',
    keyName: id,
  });
  for (const { inputs } of ofType(resources, 'gcp:container/nodePool:NodePool'))
    expect(inputs.nodeConfig).toMatchObject({ bootDiskKmsKey: id });
  expect(only(resources, 'gcp:storage/bucket:Bucket').inputs.encryption).toEqual({ defaultKmsKeyName: id });
  expect(
    ofType(resources, 'gcp:kms/cryptoKeyIAMMember:CryptoKeyIAMMember').map(({ inputs }) => String(inputs.member)),
  ).toEqual([
    'serviceAccount:service-987654321@gs-project-accounts.iam.gserviceaccount.com',
    'serviceAccount:service-987654321@compute-system.iam.gserviceaccount.com',
    'serviceAccount:service-987654321@container-engine-robot.iam.gserviceaccount.com',
  ]);
});

test('on gke another holder of the keys replaces node pools by new ones first', async () => {
  const names = async (keys: 'customer' | 'provider') =>
    ofType(await resourcesOf('gke', keys), 'gcp:container/nodePool:NodePool').map(({ inputs }) => inputs.name);
  const before = await names('provider');
  const after = await names('customer');
  expect(after).toHaveLength(before.length);
  expect(after.filter((name) => before.includes(name))).toEqual([]);
});

test('on aks a key of the customer encrypts disks, buckets and secrets', async () => {
  const resources = await resourcesOf('aks');
  expect(only(resources, 'azure-native:containerservice:ManagedCluster').inputs).toMatchObject({
    diskEncryptionSetID: 'acme-data-id',
    securityProfile: { azureKeyVaultKms: { enabled: true, keyId: 'https://vault.example/keys/acme-data/1' } },
  });
  const accounts = ofType(resources, 'azure-native:storage:StorageAccount');
  expect(accounts).toHaveLength(2);
  for (const { inputs } of accounts)
    expect(inputs.encryption).toMatchObject({
      keySource: 'Microsoft.Keyvault',
      encryptionIdentity: { encryptionUserAssignedIdentity: 'acme-data-id' },
    });
  expect(only(resources, 'azure-native:keyvault:Vault').inputs.properties).toMatchObject({
    enablePurgeProtection: true,
    softDeleteRetentionInDays: 90,
  });
});

test.each([
  ['eks', 'aws:kms/key:Key', ['acme-secrets']],
  ['gke', 'gcp:kms/cryptoKey:CryptoKey', []],
  ['aks', 'azure-native:keyvault:Key', []],
] as const)('by default the cloud holds the keys on %s', async (provider, type, names) => {
  expect(ofType(await resourcesOf(provider, 'provider'), type).map(({ name }) => name)).toEqual(names);
});
