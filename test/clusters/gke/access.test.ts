import type { BucketGrant, IdentityPlan } from '../../../lib/plan/types/identity';
import { gkePlan, withGrants, withSecrets } from '../../fixtures/cluster-plan';
import { entryOf } from '../../fixtures/plan-of';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

// Buckets and access to them.

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(gkePlan);
});

const memberType = 'gcp:storage/bucketIAMMember:BucketIAMMember';

async function memberFor(grant: BucketGrant) {
  const { resources } = await recordCluster(withGrants(gkePlan, [grant]));
  return only(resources, memberType).inputs;
}

test('a bucket is private and has uniform bucket-level access', () => {
  const bucket = only(cluster.resources, 'gcp:storage/bucket:Bucket');
  expect(bucket.inputs).toMatchObject({
    name: 'acme-models-1a2b3c4d',
    location: 'us-central1',
    uniformBucketLevelAccess: true,
    publicAccessPrevention: 'enforced',
    versioning: { enabled: true },
    forceDestroy: false,
  });
});

test('the member is the Kubernetes service account', () => {
  const [{ serviceAccount }] = gkePlan.identities as readonly [IdentityPlan];
  const principal = `principal://iam.googleapis.com/projects/987654321/locations/global/workloadIdentityPools/acme-project.svc.id.goog/subject/ns/ranking/sa/${serviceAccount}`;
  expect(only(cluster.resources, memberType).inputs.member).toBe(principal);
  expect(cluster.outputs.identities).toEqual({ [`ranking/${serviceAccount}`]: { principal } });
});

test('a grant depends on the cluster, which creates the workload identity pool', () => {
  expect(only(cluster.resources, memberType).dependsOn).toContain('gcp:container/cluster:Cluster acme-cluster');
});

test('limits reading and listing to objects under the prefix', async () => {
  const member = await memberFor({ bucket: 'models', access: 'read', prefix: 'ranker/' });
  expect(member.role).toBe('roles/storage.objectViewer');
  expect(member.condition).toMatchObject({
    expression:
      'resource.name.startsWith("projects/_/buckets/acme-models-1a2b3c4d/objects/ranker/") || ' +
      'api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("ranker/")',
  });
});

test('a grant for one object covers no other key that begins with it', async () => {
  const member = await memberFor({ bucket: 'models', access: 'read', prefix: 'exports/2026.1' });
  expect(member.condition).toMatchObject({
    expression: 'resource.name == "projects/_/buckets/acme-models-1a2b3c4d/objects/exports/2026.1"',
  });
});

test('escapes a quote in a prefix', async () => {
  const member = await memberFor({ bucket: 'models', access: 'read', prefix: 'a") || true || ("/' });
  expect((member.condition as { expression: string }).expression).toContain('objects/a\\") || true || (\\"/"');
});

test('write access to a whole bucket has no condition', async () => {
  const member = await memberFor({ bucket: 'models', access: 'read-write', prefix: '' });
  expect(member.role).toBe('roles/storage.objectUser');
  expect(member.condition).toBeUndefined();
});

test('an unmanaged bucket is granted but not created', async () => {
  const models = entryOf(gkePlan.buckets, 'models');
  const { resources } = await recordCluster({ ...gkePlan, buckets: { models: { ...models, manage: false } } });
  expect(ofType(resources, 'gcp:storage/bucket:Bucket')).toEqual([]);
  expect(only(resources, memberType).inputs.bucket).toBe('acme-models-1a2b3c4d');
});

test('the grants for one bucket share a binding', async () => {
  const grants: BucketGrant[] = ['a/', 'b'].map((prefix) => ({ bucket: 'models', access: 'read', prefix }));
  const { resources } = await recordCluster(withGrants(gkePlan, grants));
  expect(only(resources, memberType).inputs.condition).toMatchObject({
    expression:
      'resource.name.startsWith("projects/_/buckets/acme-models-1a2b3c4d/objects/a/") || ' +
      'api.getAttribute("storage.googleapis.com/objectListPrefix", "").startsWith("a/") || ' +
      'resource.name == "projects/_/buckets/acme-models-1a2b3c4d/objects/b"',
  });
});

test.each([
  [130, 10, false],
  [131, 11, true],
])('%i objects have %i bindings', async (count, bindings, removeFirst) => {
  const grants = Array.from({ length: count }, (_, index): BucketGrant => {
    return { bucket: 'models', access: 'read', prefix: `all/${index}/model.tar` };
  });
  const { resources } = await recordCluster(withGrants(gkePlan, grants));
  const members = ofType(resources, memberType);
  expect(members).toHaveLength(bindings);
  expect(members.some(({ name }) => name.endsWith('-models-read-1'))).toBe(removeFirst);
});

describe('team secrets', () => {
  const plan = withSecrets('gke');

  test('creates each secret in the region of the cluster only', async () => {
    const { inputs } = only((await recordCluster(plan)).resources, 'gcp:secretmanager/secret:Secret');
    expect(inputs.secretId).toBe('feature-store');
    expect(inputs.replication).toEqual({ userManaged: { replicas: [{ location: 'us-central1' }] } });
  });

  test('grants read access to the operator only', async () => {
    const { resources } = await recordCluster(plan);
    const { inputs } = only(resources, 'gcp:secretmanager/secretIamMember:SecretIamMember');
    expect(inputs.role).toBe('roles/secretmanager.secretAccessor');
    expect(inputs.member).toMatch(/subject\/ns\/external-secrets\/sa\/external-secrets-[\da-f]{8}$/);
  });
});
