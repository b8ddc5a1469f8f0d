import type { BucketPlan } from '../../../lib/plan/types/bucket';
import type { BucketGrant } from '../../../lib/plan/types/identity';
import { aksPlan, clusterPlanOf, withApiAccess, withGrants, withSecrets } from '../../fixtures/cluster-plan';
import { entryOf } from '../../fixtures/plan-of';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

// Buckets and access to them.

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(aksPlan);
});

const accountType = 'azure-native:storage:StorageAccount';
const roleType = 'azure-native:authorization:RoleAssignment';
const definitionType = 'azure-native:authorization:RoleDefinition';
const blobs = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';

function models(): BucketPlan {
  return entryOf(aksPlan.buckets, 'models');
}

async function roleFor(grant: BucketGrant) {
  const { resources } = await recordCluster(withGrants(aksPlan, [grant]));
  const [role] = ofType(resources, roleType).filter(({ name }) => name.startsWith('acme-pod-'));
  if (!role) throw new Error('no role was assigned');
  return role.inputs;
}

/** The storage account of the buckets, and not that of the flow logs. */
const bucketAccount = (resources: RecordedCluster['resources']) => {
  const [account] = ofType(resources, accountType).filter(
    ({ inputs }) => !JSON.stringify(inputs).includes('AzureServices'),
  );
  if (!account) throw new Error('there is no storage account of buckets');
  return account;
};

test('a storage account is accessible only to identities and only from the network', () => {
  expect(bucketAccount(cluster.resources).inputs).toMatchObject({
    accountName: 'acme039b4995',
    allowBlobPublicAccess: false,
    allowSharedKeyAccess: false,
    enableHttpsTrafficOnly: true,
    minimumTlsVersion: 'TLS1_2',
    publicNetworkAccess: 'Disabled',
    networkRuleSet: { defaultAction: 'Deny', bypass: 'None' },
  });
});

test('the ranges in apiAccess can also reach storage accounts', async () => {
  const ranges = ['203.0.113.0/24', '198.51.100.7/32', '198.51.100.8/31', '192.0.2.0/30'];
  const { resources } = await recordCluster(withApiAccess('aks', ranges));
  expect(bucketAccount(resources).inputs).toMatchObject({
    publicNetworkAccess: 'Enabled',
    networkRuleSet: {
      defaultAction: 'Deny',
      bypass: 'None',
      ipRules: [
        { iPAddressOrRange: '203.0.113.0/24', action: 'Allow' },
        { iPAddressOrRange: '198.51.100.7', action: 'Allow' },
        { iPAddressOrRange: '198.51.100.8', action: 'Allow' },
        { iPAddressOrRange: '198.51.100.9', action: 'Allow' },
        { iPAddressOrRange: '192.0.2.0/30', action: 'Allow' },
      ],
    },
  });
});

test('storage is zone-redundant if the cluster has several zones', async () => {
  expect(bucketAccount(cluster.resources).inputs.sku).toEqual({ name: 'Standard_ZRS' });
  const { resources } = await recordCluster(clusterPlanOf('aks', { cluster: { region: 'westus' } }));
  expect(bucketAccount(resources).inputs.sku).toEqual({ name: 'Standard_LRS' });
});

test('a bucket is a container in its storage account', () => {
  expect(only(cluster.resources, 'azure-native:storage:BlobContainer').inputs).toMatchObject({
    containerName: 'models',
    accountName: 'acme-account-acme039b4995',
    publicAccess: 'None',
  });
});

test('buckets share a storage account, and one with versioning enables it for all', async () => {
  const location = { kind: 'azure-blob', account: 'acme039b4995', container: 'data' } as const;
  const data: BucketPlan = { name: 'data', versioning: false, manage: true, location };
  const { resources } = await recordCluster({ ...aksPlan, buckets: { data, models: models() } });
  expect(ofType(resources, 'azure-native:storage:BlobServiceProperties')).toHaveLength(1);
  expect(ofType(resources, 'azure-native:storage:BlobContainer')).toHaveLength(2);
  expect(only(resources, 'azure-native:storage:BlobServiceProperties').inputs.isVersioningEnabled).toBe(true);
  const without = await recordCluster({ ...aksPlan, buckets: { data }, identities: [] });
  expect(only(without.resources, 'azure-native:storage:BlobServiceProperties').inputs.isVersioningEnabled).toBe(false);
});

test('deleted objects and containers can be restored as long as old versions are kept', () => {
  expect(only(cluster.resources, 'azure-native:storage:BlobServiceProperties').inputs).toMatchObject({
    deleteRetentionPolicy: { enabled: true, days: 30 },
    containerDeleteRetentionPolicy: { enabled: true, days: 30 },
  });
});

test('a managed identity trusts only its service account of this cluster', () => {
  expect(only(cluster.resources, 'azure-native:managedidentity:FederatedIdentityCredential').inputs).toMatchObject({
    resourceName: 'acme-pod-ranking.ranker',
    issuer: 'https://oidc.aks.example/',
    subject: 'system:serviceaccount:ranking:ranker',
    audiences: ['api://AzureADTokenExchange'],
  });
});

test('two service accounts have different managed identities, even with truncated names', async () => {
  const [identity] = aksPlan.identities;
  if (!identity) throw new Error('the fixture has no identity');
  const subjects = [
    ['a-b', 'c'],
    ['a', 'b-c'],
  ] as const;
  const identities = subjects.map(([namespace, serviceAccount]) => ({
    ...identity,
    name: `${namespace}/${serviceAccount}`,
    namespace,
    serviceAccount,
  }));
  const { resources } = await recordCluster({ ...aksPlan, identities });
  const names = ofType(resources, 'azure-native:managedidentity:UserAssignedIdentity')
    .map(({ inputs }) => String(inputs.resourceName))
    .filter((name) => name.startsWith('acme-a-b-c'));
  expect(new Set(names).size).toBe(2);
});

test('the creator of the cluster gets the roles to administer it and to upload models, and keeps them', () => {
  const roles = ofType(cluster.resources, roleType).filter(({ name }) => name.startsWith('acme-creator-'));
  const role = (id: string) =>
    `/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/roleDefinitions/${id}`;
  const principalId = '66666666-7777-8888-9999-000000000000';
  expect(roles.map(({ inputs }) => inputs)).toEqual([
    {
      principalId,
      roleAssignmentName: expect.any(String),
      roleDefinitionId: role('ba92f5b4-2d11-453d-a403-e96b0029c9fe'),
      scope: 'acme-account-acme039b4995-id',
    },
    {
      principalId,
      roleAssignmentName: expect.any(String),
      roleDefinitionId: role('b1ff04bb-8a4e-4dc4-8eb5-8693973ce19b'),
      scope: 'acme-cluster-id',
    },
  ]);
  for (const { ignoreChanges } of roles) expect(ignoreChanges).toContain('principalId');
});

test('the outputs have the client id that manifests need', () => {
  expect(cluster.outputs.identities).toEqual({
    'ranking/ranker': { clientId: 'acme-pod-ranking.ranker-client', principal: 'acme-pod-ranking.ranker-principal' },
  });
});

test('limits reading and listing to objects under the prefix', async () => {
  const role = await roleFor({ bucket: 'models', access: 'read', prefix: 'ranker/' });
  expect(role).toMatchObject({
    scope: 'acme-bucket-models-id',
    principalId: 'acme-pod-ranking.ranker-principal',
    principalType: 'ServicePrincipal',
    conditionVersion: '2.0',
  });
  expect(role.roleDefinitionId).toBe(
    '/subscriptions/11111111-2222-3333-4444-555555555555/providers/Microsoft.Authorization/roleDefinitions/2a2b9908-6ea1-4ae2-8e65-a410df84e7d1',
  );
  expect(role.condition).toBe(
    `((!(ActionMatches{'${blobs}/read'} AND NOT SubOperationMatches{'Blob.List'})) OR ` +
      `(@Resource[${blobs}:path] StringStartsWith 'ranker/')) AND ` +
      `((!(ActionMatches{'${blobs}/read'} AND SubOperationMatches{'Blob.List'})) OR ` +
      `(@Request[${blobs}:prefix] StringStartsWith 'ranker/'))`,
  );
});

describe('an identity that writes to a folder', () => {
  const grant: BucketGrant = { bucket: 'models', access: 'read-write', prefix: 'ranker/' };
  let recorded: RecordedCluster;
  beforeAll(async () => {
    recorded = await recordCluster(withGrants(aksPlan, [grant]));
  });
  const definitionOf = () => only(recorded.resources, definitionType).inputs;

  test('has a role without control actions, so that it cannot delete the container', () => {
    expect(definitionOf()).toMatchObject({
      roleName: expect.stringMatching(/^acme blob writer [0-9a-f]{8}$/),
      scope: 'acme-group-id',
      assignableScopes: ['acme-group-id'],
      permissions: [
        {
          actions: [],
          dataActions: [`${blobs}/read`, `${blobs}/add/action`, `${blobs}/delete`, `${blobs}/write`],
        },
      ],
    });
  });

  test('can use each data action of its role only under the prefix', () => {
    const role = ofType(recorded.resources, roleType).find(({ name }) => name.startsWith('acme-pod-'))?.inputs;
    const [permissions] = definitionOf().permissions as readonly { readonly dataActions: readonly string[] }[];
    for (const action of permissions?.dataActions ?? [])
      expect(role?.condition).toContain(`ActionMatches{'${action}'}`);
    expect(role?.roleDefinitionId).toMatch(
      /^\/subscriptions\/11111111-2222-3333-4444-555555555555\/providers\/Microsoft.Authorization\/roleDefinitions\/./,
    );
    expect(role?.roleDefinitionId).not.toContain('ba92f5b4-2d11-453d-a403-e96b0029c9fe');
  });

  test('is the only reason for the role', () => {
    expect(ofType(cluster.resources, definitionType)).toEqual([]);
  });
});

test('a grant for one object covers no other key that begins with it', async () => {
  const role = await roleFor({ bucket: 'models', access: 'read', prefix: 'exports/2026.1' });
  expect(role.condition).toBe(
    `((!(ActionMatches{'${blobs}/read'})) OR (@Resource[${blobs}:path] StringEquals 'exports/2026.1'))`,
  );
});

test('the grants for one container share an assignment', async () => {
  const grants: BucketGrant[] = ['a', 'b', 'c/', 'd/'].map((prefix) => ({ bucket: 'models', access: 'read', prefix }));
  const { resources } = await recordCluster(withGrants(aksPlan, grants));
  const [role, ...others] = ofType(resources, roleType).filter(({ name }) => name.startsWith('acme-pod-'));
  expect(others).toEqual([]);
  const path = (value: string) => `@Resource[${blobs}:path] ${value}`;
  const listed = (value: string) => `@Request[${blobs}:prefix] StringStartsWith ${value}`;
  const paths = `${path("ForAnyOfAnyValues:StringEquals {'a', 'b'}")} OR ${path("StringStartsWith 'c/'")} OR ${path("StringStartsWith 'd/'")}`;
  expect(role?.inputs.condition).toBe(
    `((!(ActionMatches{'${blobs}/read'} AND NOT SubOperationMatches{'Blob.List'})) OR (${paths})) AND ` +
      `((!(ActionMatches{'${blobs}/read'} AND SubOperationMatches{'Blob.List'})) OR (${listed("'c/'")} OR ${listed("'d/'")}))`,
  );
});

describe('grants that are too many for one condition', () => {
  let recorded: RecordedCluster;
  beforeAll(async () => {
    const grants = Array.from({ length: 300 }, (_, index): BucketGrant => {
      return { bucket: 'models', access: 'read', prefix: `everything/${index}/a-rather-long-name/model.tar` };
    });
    recorded = await recordCluster(withGrants(aksPlan, grants));
  });
  const assignments = () => ofType(recorded.resources, roleType).filter(({ name }) => name.startsWith('acme-pod-'));

  test('have several assignments, each of another role', () => {
    expect(assignments()).toHaveLength(2);
    expect(new Set(assignments().map(({ inputs }) => inputs.roleDefinitionId)).size).toBe(2);
    expect(new Set(assignments().map(({ inputs }) => inputs.roleAssignmentName)).size).toBe(2);
  });

  test('have a copy of the role that only reads', () => {
    expect(only(recorded.resources, definitionType).inputs).toMatchObject({
      roleName: expect.stringMatching(/^acme blob reader 2 [0-9a-f]{8}$/),
      permissions: [{ actions: [], dataActions: [`${blobs}/read`] }],
    });
  });

  test('are each in one of them', () => {
    const texts = assignments().map(({ inputs }) => String(inputs.condition));
    const counts = Array.from(
      { length: 300 },
      (_, index) => texts.filter((text) => text.includes(`'everything/${index}/`)).length,
    );
    expect(counts).toEqual(Array.from({ length: 300 }, () => 1));
  });
});

test('another condition changes an assignment in place', async () => {
  const one = await roleFor({ bucket: 'models', access: 'read', prefix: 'a/' });
  const other = await roleFor({ bucket: 'models', access: 'read', prefix: 'b/' });
  expect(one.condition).not.toBe(other.condition);
  expect(one.roleAssignmentName).toBe(other.roleAssignmentName);
});

test('a grant for a whole bucket has no condition', async () => {
  const role = await roleFor({ bucket: 'models', access: 'read', prefix: '' });
  expect(role.condition).toBeUndefined();
  expect(role.conditionVersion).toBeUndefined();
});

test('escapes a quote in a prefix', async () => {
  const role = await roleFor({ bucket: 'models', access: 'read', prefix: "a' OR 'b/" });
  expect(role.condition).toContain("StringStartsWith 'a'' OR ''b/'");
});

test('an unmanaged bucket is neither created nor granted, because its resource id is unknown', async () => {
  const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
  const { resources } = await recordCluster({ ...aksPlan, buckets: { models: { ...models(), manage: false } } });
  expect(ofType(resources, 'azure-native:storage:BlobContainer')).toEqual([]);
  expect(ofType(resources, roleType).map(({ name }) => name)).toEqual([
    'acme-control-plane-network',
    'acme-creator-cluster',
    'acme-flow-logs',
  ]);
  const said = warn.mock.calls.flat().join(' ');
  warn.mockRestore();
  expect(said).toContain(
    'bucket models is not managed by this stack: assign the role Storage Blob Data Reader on it to the identity of ranking/ranker',
  );
});

describe('team secrets', () => {
  const plan = withSecrets('aks');

  test('creates a vault with role-based access', async () => {
    const { inputs } = only((await recordCluster(plan)).resources, 'azure-native:keyvault:Vault');
    expect(inputs.vaultName).toBe('acme-1dfa91ac');
    expect(inputs.properties).toMatchObject({ enableRbacAuthorization: true, enablePurgeProtection: true });
  });

  test('grants read access to the operator and write access to the creator of the cluster', async () => {
    const { resources } = await recordCluster(plan);
    const assigned = ofType(resources, 'azure-native:authorization:RoleAssignment').filter(({ name }) =>
      /vault|secrets$/.test(name),
    );
    expect(assigned.map(({ name, inputs }) => [name, String(inputs.roleDefinitionId).split('/').at(-1)])).toEqual([
      ['acme-pod-external-secrets.external-secrets-secrets', '4633458b-17de-408a-b874-0445c86b69e6'],
      ['acme-vault-creator', 'b86a8fe4-44ce-4948-aee5-eccb2c155cd7'],
    ]);
  });
});

test('creates no vault without secrets', async () => {
  expect(ofType((await recordCluster(aksPlan)).resources, 'azure-native:keyvault:Vault')).toEqual([]);
});
