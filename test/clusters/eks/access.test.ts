import type { BucketGrant } from '../../../lib/plan/types/identity';
import { eksPlan, withGrants, withSecrets } from '../../fixtures/cluster-plan';
import { entryOf } from '../../fixtures/plan-of';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

// Buckets and access to them.

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(eksPlan);
});

const bucketPart = (type: string) => only(cluster.resources, `aws:s3/${type}`, 'acme-bucket-models');

async function policyFor(grant: BucketGrant) {
  const { resources } = await recordCluster(withGrants(eksPlan, [grant]));
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
  expect(
    only(resources, 'aws:s3/bucketVersioning:BucketVersioning', 'acme-bucket-models').inputs.versioningConfiguration,
  ).toEqual({
    status,
  });
});

test('an unmanaged bucket is granted but not created', async () => {
  const models = entryOf(eksPlan.buckets, 'models');
  const { resources } = await recordCluster({ ...eksPlan, buckets: { models: { ...models, manage: false } } });
  expect(resources.filter(({ name }) => name === 'acme-bucket-models')).toEqual([]);
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

function objects(count: number): readonly BucketGrant[] {
  return Array.from({ length: count }, (_, index) => {
    return { bucket: 'models', access: 'read', prefix: `everything/${index}/a-rather-long-name/model.tar` };
  });
}

test('the grants for one bucket share their statements', async () => {
  const grants: BucketGrant[] = ['a/', 'b/', 'c'].map((prefix) => ({ bucket: 'models', access: 'read', prefix }));
  const { resources } = await recordCluster(withGrants(eksPlan, grants));
  const { inputs } = only(resources, 'aws:iam/rolePolicy:RolePolicy', 'acme-pod-ranking.ranker');
  const arn = 'arn:aws:s3:::acme-models-1a2b3c4d';
  expect(JSON.parse(String(inputs.policy)).Statement).toEqual([
    {
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: arn,
      Condition: { StringLike: { 's3:prefix': ['a/*', 'b/*'] } },
    },
    { Effect: 'Allow', Action: ['s3:GetObject'], Resource: [`${arn}/c`, `${arn}/a/*`, `${arn}/b/*`] },
  ]);
});

test('grants that are too large for inline policies have managed policies of the size that AWS accepts', async () => {
  const { resources } = await recordCluster(withGrants(eksPlan, objects(300)));
  const policies = ofType(resources, 'aws:iam/policy:Policy');
  expect(policies.map(({ name }) => name)).toEqual([1, 2, 3, 4].map((index) => `acme-pod-ranking.ranker-${index}`));
  const attached = ofType(resources, 'aws:iam/rolePolicyAttachment:RolePolicyAttachment').map(({ inputs }) => inputs);
  for (const { name, inputs } of policies) {
    expect(String(inputs.policy).length).toBeLessThanOrEqual(6144);
    expect(attached).toContainEqual({
      role: 'acme-pod-ranking.ranker',
      policyArn: `arn:mock:aws:iam/policy:Policy/${name}`,
    });
  }
  const inline = ofType(resources, 'aws:iam/rolePolicy:RolePolicy').map(({ name }) => name);
  expect(inline).toEqual(['acme-autoscaler']);
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
  const { resources } = await recordCluster(withGrants(eksPlan, []));
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
