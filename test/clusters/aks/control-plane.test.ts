import {
  KnownNetworkDataplane,
  KnownNetworkPluginMode,
  KnownNodeOSUpgradeChannel,
  KnownOutboundType,
  KnownUpgradeChannel,
} from '@azure/arm-containerservice';
import { guidOf } from '../../../lib/clusters/aks/guid';
import { aksPlan, withApiAccess } from '../../fixtures/cluster-plan';
import { only, type RecordedCluster, recordCluster } from '../record';

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(aksPlan);
});

const type = 'azure-native:containerservice:ManagedCluster';
const inputs = () => only(cluster.resources, type).inputs;

test('the cluster has the name and the Kubernetes version of the plan', () => {
  expect(inputs()).toMatchObject({ resourceName: 'acme', kubernetesVersion: '1.35' });
});

test('without apiAccess the Kubernetes API is private', () => {
  expect(inputs().apiServerAccessProfile).toEqual({
    disableRunCommand: true,
    enablePrivateCluster: true,
    enablePrivateClusterPublicFQDN: false,
  });
});

test('with apiAccess only the ranges of the plan can reach the Kubernetes API', async () => {
  const { resources } = await recordCluster(withApiAccess('aks', ['203.0.113.0/24']));
  const open = only(resources, type).inputs;
  expect(open.apiServerAccessProfile).toEqual({
    disableRunCommand: true,
    enablePrivateCluster: false,
    authorizedIPRanges: ['203.0.113.0/24'],
  });
  expect(JSON.stringify(open)).not.toContain('0.0.0.0/0');
});

test('local accounts are disabled', () => {
  expect(inputs()).toMatchObject({
    disableLocalAccounts: true,
    enableRBAC: true,
    aadProfile: { managed: true, enableAzureRBAC: true, adminGroupObjectIDs: [] },
  });
});

test('the admin groups of the plan are administrators of the cluster', async () => {
  const group = '99999999-8888-7777-6666-555555555555';
  const { resources } = await recordCluster({ ...aksPlan, admins: [group] });
  expect(only(resources, type).inputs.aadProfile).toMatchObject({ adminGroupObjectIDs: [group] });
});

test('Cilium enforces network policies', () => {
  expect(inputs().networkProfile).toEqual({
    networkPlugin: 'azure',
    networkPluginMode: KnownNetworkPluginMode.Overlay,
    networkDataplane: KnownNetworkDataplane.Cilium,
    networkPolicy: 'cilium',
    podCidr: '100.64.0.0/14',
    serviceCidr: '172.20.0.0/16',
    dnsServiceIP: '172.20.0.10',
    loadBalancerSku: 'standard',
    outboundType: KnownOutboundType.LoadBalancer,
  });
});

test('the cluster issues tokens that Azure trusts', () => {
  expect(inputs()).toMatchObject({
    oidcIssuerProfile: { enabled: true },
    securityProfile: { workloadIdentity: { enabled: true } },
  });
});

test('patches are applied automatically', () => {
  expect(inputs().autoUpgradeProfile).toEqual({
    upgradeChannel: KnownUpgradeChannel.Patch,
    nodeOSUpgradeChannel: KnownNodeOSUpgradeChannel.NodeImage,
  });
});

test('the control plane has its own identity, with permissions on the network before the cluster is created', () => {
  expect(inputs().identity).toEqual({ type: 'UserAssigned', userAssignedIdentities: ['acme-control-plane-id'] });
  const role = only(cluster.resources, 'azure-native:authorization:RoleAssignment', 'acme-control-plane-network');
  expect(role.inputs).toMatchObject({
    scope: 'acme-network-id',
    principalId: 'acme-control-plane-principal',
    principalType: 'ServicePrincipal',
  });
  expect(only(cluster.resources, type).dependsOn).toContain(`${role.type} ${role.name}`);
});

test('control plane logs are retained, including audit logs', () => {
  const setting = only(cluster.resources, 'azure-native:monitor:DiagnosticSetting', 'acme-control-plane').inputs;
  expect(setting.resourceUri).toBe('acme-cluster-id');
  expect((setting.logs as { category: string }[]).map(({ category }) => category)).toEqual([
    'cluster-autoscaler',
    'guard',
    'kube-apiserver',
    'kube-audit-admin',
    'kube-controller-manager',
    'kube-scheduler',
  ]);
});

test('the cluster and its buckets are protected unless deletion protection is disabled', async () => {
  const kept = cluster.resources.filter(({ protect }) => protect).map(({ name }) => name);
  expect(kept).toEqual([
    'acme-cluster',
    'acme-bucket-models',
    'acme-account-acme039b4995',
    'acme-account-acmebe8c5237',
  ]);
  const { resources } = await recordCluster(aksPlan, false);
  expect(resources.filter(({ protect }) => protect)).toEqual([]);
});

test('the outputs have the connection data of the cluster', () => {
  expect(cluster.outputs).toMatchObject({
    endpoint: 'https://acme.privatelink.example:443',
    certificateAuthority: 'Y2E=',
    issuerUrl: 'https://oidc.aks.example/',
    networkId: 'acme-network-id',
  });
  expect(cluster.secretKubeconfig).toBe(true);
});

test('a GUID depends only on its facts', () => {
  expect(guidOf(['a', 'b'])).toBe(guidOf(['a', 'b']));
  expect(guidOf(['a', 'b'])).not.toBe(guidOf(['ab', '']));
  expect(guidOf(['a'])).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
});

test('AKS names the resource group of the nodes, unless that name would be too long', async () => {
  expect(inputs().nodeResourceGroup).toBeUndefined();
  const { resources } = await recordCluster({ ...aksPlan, name: 'a'.repeat(60) });
  const group = only(resources, type).inputs.nodeResourceGroup;
  expect(group).toMatch(/^MC_acme-group_a+_[0-9a-f]{8}$/);
  expect(String(group)).toHaveLength(80);
});
