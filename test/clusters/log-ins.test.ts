import type { ClusterPlan } from '../../lib/plan/types/cluster';
import { aksPlan, eksPlan, gkePlan, oidcPlan } from '../fixtures/cluster-plan';
import { ofType, only, recordCluster } from './record';

// The people of the teams get in, and only through the roles in the cluster any further.

const role = 'arn:aws:iam::123456789012:role/ranking';

function eksWith(change: Partial<ClusterPlan>) {
  return recordCluster({ ...eksPlan, admins: [], ...change });
}

test('on EKS a role has an access entry with its groups and no policy', async () => {
  const { resources } = await eksWith({ logIns: [{ kind: 'group', principal: role, groups: ['audit', 'ranking'] }] });
  const { inputs } = only(resources, 'aws:eks/accessEntry:AccessEntry');
  expect(inputs).toMatchObject({ principalArn: role, type: 'STANDARD', kubernetesGroups: ['audit', 'ranking'] });
  expect(ofType(resources, 'aws:eks/accessPolicyAssociation:AccessPolicyAssociation')).toEqual([]);
});

test('on EKS an administrator in a group has one access entry', async () => {
  const { resources } = await eksWith({
    admins: [role],
    logIns: [{ kind: 'group', principal: role, groups: ['ranking'] }],
  });
  const { inputs } = only(resources, 'aws:eks/accessEntry:AccessEntry');
  expect(inputs).toMatchObject({ principalArn: role, kubernetesGroups: ['ranking'] });
  only(resources, 'aws:eks/accessPolicyAssociation:AccessPolicyAssociation');
});

test('on EKS the cluster accepts the OpenID Connect provider with a prefix', async () => {
  const { resources } = await eksWith({ logIns: [], oidc: oidcPlan });
  expect(only(resources, 'aws:eks/identityProviderConfig:IdentityProviderConfig').inputs.oidc).toEqual({
    identityProviderConfigName: 'acme',
    issuerUrl: 'https://login.acme.io',
    clientId: 'kubernetes',
    usernameClaim: 'email',
    groupsClaim: 'groups',
    usernamePrefix: 'oidc:',
    groupsPrefix: 'oidc:',
  });
});

describe('on GKE', () => {
  const logIns = [
    { kind: 'group', principal: 'ranking@acme.example', groups: [] },
    { kind: 'user', principal: 'kim@acme.example', groups: [] },
  ] as const;

  test('people have the permissions to connect and no others', async () => {
    const { resources } = await recordCluster({ ...gkePlan, logIns });
    const made = only(resources, 'gcp:projects/iAMCustomRole:IAMCustomRole');
    expect(made.inputs.permissions).toEqual([
      'container.clusters.connect',
      'container.clusters.get',
      'container.clusters.list',
    ]);
    const members = ofType(resources, 'gcp:projects/iAMMember:IAMMember').filter(({ name }) => name.includes('log-in'));
    expect(members.map(({ inputs }) => inputs.member)).toEqual(['group:ranking@acme.example', 'user:kim@acme.example']);
    expect(made.inputs.roleId).toBe('modelPlatformLogIn4512345678901234567');
    for (const { inputs } of members) {
      expect(inputs.role).toBe('projects/acme-project/roles/modelPlatformLogIn4512345678901234567');
    }
  });

  test('the cluster reads the groups of their domain', async () => {
    const { resources } = await recordCluster({ ...gkePlan, logIns });
    expect(only(resources, 'gcp:container/cluster:Cluster').inputs.authenticatorGroupsConfig).toEqual({
      securityGroup: 'gke-security-groups@acme.example',
    });
  });

  test('the DNS endpoint accepts identities of Google only', async () => {
    const { resources } = await recordCluster({ ...gkePlan, logIns: [] });
    const { inputs } = only(resources, 'gcp:container/cluster:Cluster');
    expect(inputs.controlPlaneEndpointsConfig).toEqual({
      dnsEndpointConfig: { allowExternalTraffic: true, enableK8sTokensViaDns: false, enableK8sCertsViaDns: false },
    });
    expect(inputs.authenticatorGroupsConfig).toBeUndefined();
    expect(ofType(resources, 'gcp:projects/iAMCustomRole:IAMCustomRole')).toEqual([]);
  });
});

test('on AKS groups can get credentials of this cluster', async () => {
  const principal = '11111111-2222-3333-4444-666666666666';
  const { resources } = await recordCluster({ ...aksPlan, logIns: [{ kind: 'group', principal, groups: [] }] });
  const { inputs } = only(resources, 'azure-native:authorization:RoleAssignment', `acme-log-in-${principal}`);
  expect(inputs).toMatchObject({ principalId: principal, principalType: 'Group', scope: 'acme-cluster-id' });
  expect(inputs.roleDefinitionId).toMatch(/4abbcc35-e782-43d8-92c5-2d3f1bd2253f$/);
});
