import type { ClusterPlan } from '../../../lib/plan/types/cluster';
import type { BucketGrant } from '../../../lib/plan/types/identity';
import { eksPlan, withSecrets } from '../../fixtures/cluster-plan';
import { entryOf } from '../../fixtures/plan-of';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

// Buckets and access to them.

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(eksPlan);
});

const bucketPart = (type: string) => only(cluster.resources, `aws:s3/${type}`, 'acme-bucket-models');

function granted(grant: BucketGrant): ClusterPlan {
  return { ...eksPlan, identities: eksPlan.identities.map((identity) => ({ ...identity, grants: [grant] })) };
}

async function policyFor(grant: BucketGrant) {
  const { resources } = await recordCluster(granted(grant));
  return JSON.parse(String(only(resources, 'aws:iam/rolePolicy:RolePolicy', 'acme-pod-ranking.ranker').inputs.policy));
}

test('a bucket has the name of the plan and is not emptied on deletion', () => {
  const bucket = bucketPart('bucket:Bucket');
  expect(bucket.inputs).toMatchObject({ bucket: 'acme-models-1a2b3c4d', forceDestroy: false });
  expect(bucket.protect).toBe(true);
});

test('public access to a bucket is blocked', () => {
  expect(bucketPart('bucketPublicAccessBlock:BucketPublicAccessBlock').inputs).toMatchObject({
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
});

test('a bucket is encrypted', () => {
  const type = 'bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration';
  expect(bucketPart(type).inputs.rules).toEqual([{ applyServerSideEncryptionByDefault: { sseAlgorithm: 'AES256' } }]);
});

test('a bucket is accessible over TLS only', () => {
  const policy = JSON.parse(String(bucketPart('bucketPolicy:BucketPolicy').inputs.policy));
  expect(policy.Statement).toEqual([
    {
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:*',
      Resource: ['arn:aws:s3:::acme-models-1a2b3c4d', 'arn:aws:s3:::acme-models-1a2b3c4d/*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ]);
});

test.each([
  [true, 'Enabled'],
  [false, 'Suspended'],
])('versioning follows the plan: %s', async (versioning, status) => {
  const models = entryOf(eksPlan.buckets, 'models');
  const { resources } = await recordCluster({ ...eksPlan, buckets: { models: { ...models, versioning } } });
  expect(only(resources, 'aws:s3/bucketVersioning:BucketVersioning').inputs.versioningConfiguration).toEqual({
    status,
  });
});

test('an unmanaged bucket is granted but not created', async () => {
  const models = entryOf(eksPlan.buckets, 'models');
  const { resources } = await recordCluster({ ...eksPlan, buckets: { models: { ...models, manage: false } } });
  expect(resources.filter(({ type }) => type.startsWith('aws:s3/'))).toEqual([]);
  const policy = only(resources, 'aws:iam/rolePolicy:RolePolicy', 'acme-pod-ranking.ranker').inputs.policy;
  expect(policy).toContain('arn:aws:s3:::acme-models-1a2b3c4d/ranker/*');
});

test('only one service account of this cluster can assume a role', () => {
  const role = only(cluster.resources, 'aws:iam/role:Role', 'acme-pod-ranking.ranker').inputs;
  expect(JSON.parse(String(role.assumeRolePolicy)).Statement).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 'pods.eks.amazonaws.com' },
      Action: ['sts:AssumeRole', 'sts:TagSession'],
      Condition: {
        StringEquals: {
          'aws:RequestTag/eks-cluster-arn': 'arn:mock:aws:eks/cluster:Cluster/acme-cluster',
          'aws:RequestTag/kubernetes-namespace': 'ranking',
          'aws:RequestTag/kubernetes-service-account': 'ranker',
        },
      },
    },
  ]);
});

test('the service account is associated with its role', () => {
  const type = 'aws:eks/podIdentityAssociation:PodIdentityAssociation';
  expect(only(cluster.resources, type, 'acme-pod-ranking.ranker').inputs).toMatchObject({
    clusterName: 'acme',
    namespace: 'ranking',
    serviceAccount: 'ranker',
    roleArn: 'arn:mock:aws:iam/role:Role/acme-pod-ranking.ranker',
  });
});

test('read access lists and gets the objects under the prefix only', async () => {
  const policy = await policyFor({ bucket: 'models', access: 'read', prefix: 'ranker/' });
  expect(policy.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::acme-models-1a2b3c4d',
      Condition: { StringLike: { 's3:prefix': 'ranker/*' } },
    },
    { Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::acme-models-1a2b3c4d/ranker/*' },
  ]);
});

test('a grant for one object covers no other key that begins with it', async () => {
  const policy = await policyFor({ bucket: 'models', access: 'read', prefix: 'exports/2026.1' });
  expect(policy.Statement).toEqual([
    { Effect: 'Allow', Action: ['s3:GetObject'], Resource: 'arn:aws:s3:::acme-models-1a2b3c4d/exports/2026.1' },
  ]);
});

test('write access also puts and deletes objects', async () => {
  const policy = await policyFor({ bucket: 'models', access: 'read-write', prefix: '' });
  expect(policy.Statement).toEqual([
    { Effect: 'Allow', Action: 's3:ListBucket', Resource: 'arn:aws:s3:::acme-models-1a2b3c4d' },
    {
      Effect: 'Allow',
      Action: ['s3:AbortMultipartUpload', 's3:DeleteObject', 's3:GetObject', 's3:PutObject'],
      Resource: 'arn:aws:s3:::acme-models-1a2b3c4d/*',
    },
  ]);
});

test('escapes a wildcard in a prefix', async () => {
  const policy = await policyFor({ bucket: 'models', access: 'read', prefix: 'a*$?/' });
  expect(policy.Statement[1].Resource).toMatch(/4d\/a\$\{\*\}\$\{\$\}\$\{\?\}\/\*$/);
});

test('the outputs have the role of the service account', () => {
  expect(cluster.outputs.identities).toEqual({
    'ranking/ranker': { principal: 'arn:mock:aws:iam/role:Role/acme-pod-ranking.ranker' },
  });
  expect(cluster.outputs.buckets).toEqual({ models: 's3://acme-models-1a2b3c4d' });
});

test('a service account without grants has a role without permissions', async () => {
  const identities = eksPlan.identities.map((identity) => ({ ...identity, grants: [] }));
  const { resources } = await recordCluster({ ...eksPlan, identities });
  expect(ofType(resources, 'aws:iam/rolePolicy:RolePolicy').map(({ name }) => name)).toEqual(['acme-autoscaler']);
});

test('throws for a grant of a bucket that is not in the plan', () => {
  const { bucketOf } = require('../../../lib/clusters/plan-parts') as typeof import('../../../lib/clusters/plan-parts');
  const grant: BucketGrant = { bucket: 'datasets', access: 'read', prefix: '' };
  expect(() => bucketOf(eksPlan, grant, 's3')).toThrow('a grant refers to bucket datasets, which is not in the plan');
  expect(() => bucketOf(eksPlan, grant, 'gcs')).toThrow('bucket models is planned as s3, not gcs');
});

describe('team secrets', () => {
  const plan = withSecrets('eks');

  test('creates each secret without a value', async () => {
    const { resources } = await recordCluster(plan);
    const secret = only(resources, 'aws:secretsmanager/secret:Secret');
    expect([secret.inputs.name, secret.inputs.region]).toEqual(['feature-store', 'us-east-1']);
    expect(ofType(resources, 'aws:secretsmanager/secretVersion:SecretVersion')).toEqual([]);
  });

  test('grants read access to the operator only', async () => {
    const { resources } = await recordCluster(plan);
    const reading = ofType(resources, 'aws:iam/rolePolicy:RolePolicy').filter(({ inputs }) =>
      String(inputs.policy).includes('secretsmanager:'),
    );
    expect(reading.map(({ name }) => name)).toEqual(['acme-pod-external-secrets.external-secrets-secrets']);
    expect(JSON.parse(String(reading[0]?.inputs.policy)).Statement[0].Action).toEqual([
      'secretsmanager:DescribeSecret',
      'secretsmanager:GetSecretValue',
    ]);
  });
});
