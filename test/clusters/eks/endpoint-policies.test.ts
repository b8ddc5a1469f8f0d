import type { ClusterPlan } from '../../../lib/plan/types/cluster';
import { clusterPlanOf, eksPlan } from '../../fixtures/cluster-plan';
import { allows, type EndpointRequest } from '../../fixtures/endpoint-policy';
import { planOfVariant, scenarios } from '../../snapshots/scenarios';
import { only, recordCluster } from '../record';

const own = '123456789012';
const foreign = '999999999999';

async function policiesOf(plan: ClusterPlan) {
  const { resources } = await recordCluster(plan);
  return (service: string) =>
    String(only(resources, 'aws:ec2/vpcEndpoint:VpcEndpoint', `acme-endpoint-${service}`).inputs.policy);
}

const examples = scenarios.flatMap(({ name, variants }) =>
  variants.filter((variant) => variant.name === 'eks').map((variant) => [name, variant] as const),
);

let policy: (service: string) => string;
beforeAll(async () => {
  policy = await policiesOf(eksPlan);
});

const put = (change: Partial<EndpointRequest>): EndpointRequest => ({
  action: 's3:PutObject',
  resource: 'arn:aws:s3:::acme-models-1a2b3c4d/ranker/model.joblib',
  principalAccount: own,
  resourceAccount: own,
  ...change,
});

describe.each(['s3', 's3-gateway'])('the endpoint %s', (service) => {
  test('serves the buckets of the platform', () => {
    expect(allows(policy(service), put({}))).toBe(true);
    expect(
      allows(policy(service), put({ action: 's3:ListBucket', resource: 'arn:aws:s3:::acme-models-1a2b3c4d' })),
    ).toBe(true);
  });

  test.each([
    ['a bucket of another account', { resource: 'arn:aws:s3:::stolen/data', resourceAccount: foreign }],
    [
      'a bucket of another account with its credentials',
      { resource: 'arn:aws:s3:::stolen/data', resourceAccount: foreign, principalAccount: foreign },
    ],
    ['another bucket of the account', { resource: 'arn:aws:s3:::acme-invoices/data' }],
    [
      'a bucket whose name only starts like one of the platform',
      { resource: 'arn:aws:s3:::acme-models-1a2b3c4d-x/data' },
    ],
    ['a bucket of the platform with credentials of another account', { principalAccount: foreign }],
    ['a bucket of the platform that another account owns now', { resourceAccount: foreign }],
    [
      'a write to the bucket of a registry',
      { resource: 'arn:aws:s3:::prod-us-east-1-starport-layer-bucket/x', resourceAccount: foreign },
    ],
  ])('refuses %s', (_, change) => {
    expect(allows(policy(service), put(change))).toBe(false);
  });

  test.each(['prod-us-east-1-starport-layer-bucket', 'prod-registry-k8s-io-us-east-1', 'quayio-production-s3'])(
    'serves layers of images from %s, also without credentials',
    (bucket) => {
      const read = { action: 's3:GetObject', resource: `arn:aws:s3:::${bucket}/layer`, resourceAccount: foreign };
      expect(allows(policy(service), read)).toBe(true);
      expect(allows(policy(service), { ...read, principalAccount: foreign })).toBe(true);
    },
  );
});

test('both endpoints of S3 have the same policy', () => {
  expect(policy('s3-gateway')).toBe(policy('s3'));
});

test('a bucket that the platform does not create can belong to another account', async () => {
  const { models } = eksPlan.buckets;
  if (!models) throw new Error('the plan has a bucket');
  const of = await policiesOf({ ...eksPlan, buckets: { models: { ...models, manage: false } } });
  expect(allows(of('s3'), put({ resourceAccount: foreign }))).toBe(true);
  expect(allows(of('s3'), put({ resourceAccount: foreign, principalAccount: foreign }))).toBe(false);
});

test('images can be in further buckets', async () => {
  const of = await policiesOf(
    clusterPlanOf('eks', { cluster: { network: { apiAccess: [], imageBuckets: ['acme-registry'] } } }),
  );
  const read = { action: 's3:GetObject', resource: 'arn:aws:s3:::acme-registry/layer', resourceAccount: foreign };
  expect(allows(of('s3'), read)).toBe(true);
  expect(allows(of('s3'), { ...read, action: 's3:PutObject' })).toBe(false);
});

test.each(['ecr.api', 'ecr.dkr'])(
  'the endpoint %s pulls images of any account, and pushes only to its own',
  (service) => {
    const pull = { action: 'ecr:BatchGetImage', resource: 'arn:aws:ecr:us-east-1:602401143452:repository/eks/coredns' };
    const push = { action: 'ecr:PutImage', resource: 'arn:aws:ecr:us-east-1:999999999999:repository/stolen' };
    const serves = (request: Omit<EndpointRequest, 'resourceAccount'>, resourceAccount: string) =>
      allows(policy(service), { ...request, resourceAccount });
    expect(serves({ ...pull, principalAccount: own }, '602401143452')).toBe(true);
    expect(serves({ ...push, principalAccount: own }, own)).toBe(true);
    expect(serves({ ...push, principalAccount: own }, foreign)).toBe(false);
    expect(serves({ ...push, principalAccount: foreign }, foreign)).toBe(false);
    expect(serves({ ...pull, principalAccount: foreign }, foreign)).toBe(false);
  },
);

test('the endpoint of STS serves identities and roles of the account', () => {
  const assume = (account: string, principalAccount?: string) =>
    allows(policy('sts'), {
      action: principalAccount === undefined ? 'sts:AssumeRoleWithWebIdentity' : 'sts:AssumeRole',
      resource: `arn:aws:iam::${account}:role/ops`,
      resourceAccount: account,
      ...(principalAccount !== undefined && { principalAccount }),
    });
  expect(assume(own, own)).toBe(true);
  expect(assume(foreign, foreign)).toBe(false);
  expect(assume(own)).toBe(true);
  expect(assume(foreign)).toBe(false);
});

test.each(examples)('in the example %s, S3 serves every bucket of the plan and no other one', async (_, variant) => {
  const { cluster } = planOfVariant(variant);
  const of = await policiesOf({ ...cluster, account: own });
  const buckets = Object.values(cluster.buckets).map(({ location }) => (location.kind === 's3' ? location.bucket : ''));
  expect(buckets.length).toBeGreaterThan(0);
  const writes = (bucket: string) => allows(of('s3'), put({ resource: `arn:aws:s3:::${bucket}/a/b` }));
  expect(buckets.filter((bucket) => !writes(bucket))).toEqual([]);
  expect([...buckets.map((bucket) => `${bucket}x`), 'stolen'].filter(writes)).toEqual([]);
});
