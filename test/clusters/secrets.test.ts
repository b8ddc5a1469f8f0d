import type { ClusterPlan } from '../../lib/plan/cluster';
import type { IdentityMechanism } from '../../lib/plan/identity';
import type { SecretStorePlan } from '../../lib/plan/secret-store';
import { aksPlan, eksPlan, gkePlan } from './plans';
import { ofType, only, recordCluster } from './record';

function withSecrets(plan: ClusterPlan, store: SecretStorePlan, mechanism: IdentityMechanism): ClusterPlan {
  const reader = {
    name: 'external-secrets/external-secrets',
    namespace: 'external-secrets',
    serviceAccount: 'external-secrets',
    grants: [],
    readsSecrets: true,
    mechanism,
  };
  return { ...plan, identities: [...plan.identities, reader], secrets: { store, names: ['feature-store'] } };
}

describe('EKS', () => {
  const plan = withSecrets(eksPlan, { kind: 'aws-secrets-manager', region: 'us-east-1' }, { kind: 'eks-pod-identity' });

  test('makes each secret without a value', async () => {
    const { resources } = await recordCluster(plan);
    const secret = only(resources, 'aws:secretsmanager/secret:Secret');
    expect([secret.inputs.name, secret.inputs.region]).toEqual(['feature-store', 'us-east-1']);
    expect(ofType(resources, 'aws:secretsmanager/secretVersion:SecretVersion')).toEqual([]);
  });

  test('lets the operator read it, and no workload', async () => {
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

describe('GKE', () => {
  const plan = withSecrets(
    gkePlan,
    { kind: 'google-secret-manager', project: 'acme-project' },
    { kind: 'gke-direct', subject: 'ns/external-secrets/sa/external-secrets' },
  );

  test('keeps each secret in the region of the cluster alone', async () => {
    const { inputs } = only((await recordCluster(plan)).resources, 'gcp:secretmanager/secret:Secret');
    expect(inputs.secretId).toBe('feature-store');
    expect(inputs.replication).toEqual({ userManaged: { replicas: [{ location: 'us-central1' }] } });
  });

  test('lets the operator read it, and nobody else', async () => {
    const { resources } = await recordCluster(plan);
    const { inputs } = only(resources, 'gcp:secretmanager/secretIamMember:SecretIamMember');
    expect(inputs.role).toBe('roles/secretmanager.secretAccessor');
    expect(inputs.member).toMatch(/subject\/ns\/external-secrets\/sa\/external-secrets$/);
  });
});

describe('AKS', () => {
  const plan = withSecrets(
    aksPlan,
    { kind: 'azure-key-vault', vault: 'acme-1a2b3c4d' },
    {
      kind: 'aks-federated',
      subject: 'system:serviceaccount:external-secrets:external-secrets',
      audience: 'api://AzureADTokenExchange',
    },
  );

  test('makes a vault whose rights are roles', async () => {
    const { inputs } = only((await recordCluster(plan)).resources, 'azure-native:keyvault:Vault');
    expect(inputs.vaultName).toBe('acme-1a2b3c4d');
    expect(inputs.properties).toMatchObject({ enableRbacAuthorization: true, enablePurgeProtection: true });
  });

  test('lets the operator read, and whoever makes the cluster write', async () => {
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

test('without secrets there is no vault', async () => {
  expect(ofType((await recordCluster(aksPlan)).resources, 'azure-native:keyvault:Vault')).toEqual([]);
});
