import { gkePlan, withApiAccess } from '../../fixtures/cluster-plan';
import { only, type RecordedCluster, recordCluster } from '../record';

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(gkePlan);
});

const type = 'gcp:container/cluster:Cluster';
const inputs = () => only(cluster.resources, type).inputs;

test('the cluster has the name, version and zones of the plan', () => {
  expect(inputs()).toMatchObject({
    name: 'acme',
    minMasterVersion: '1.35',
    nodeLocations: ['us-central1-a', 'us-central1-b', 'us-central1-c'],
  });
});

test('without apiAccess the Kubernetes API is private', () => {
  expect(inputs().privateClusterConfig).toEqual({ enablePrivateNodes: true, enablePrivateEndpoint: true });
  expect(inputs().masterAuthorizedNetworksConfig).toEqual({
    cidrBlocks: [{ cidrBlock: '10.0.0.0/16', displayName: 'network' }],
    gcpPublicCidrsAccessEnabled: false,
  });
});

test('with apiAccess only the ranges of the plan can reach the Kubernetes API', async () => {
  const { resources } = await recordCluster(withApiAccess('gke', ['203.0.113.0/24']));
  const open = only(resources, type).inputs;
  expect(open.privateClusterConfig).toEqual({ enablePrivateNodes: true, enablePrivateEndpoint: false });
  expect(open.masterAuthorizedNetworksConfig).toMatchObject({
    cidrBlocks: [{ cidrBlock: '10.0.0.0/16' }, { cidrBlock: '203.0.113.0/24' }],
  });
  expect(JSON.stringify(open)).not.toContain('0.0.0.0/0');
});

test('the admins of the plan have the admin role', async () => {
  const { resources } = await recordCluster({ ...gkePlan, admins: ['group:ops@acme.example'] });
  const member = only(resources, 'gcp:projects/iAMMember:IAMMember', 'acme-admin-group:ops@acme.example');
  expect(member.inputs).toEqual({
    project: 'acme-project',
    role: 'roles/container.admin',
    member: 'group:ops@acme.example',
  });
});

test('Dataplane V2 enforces network policies', () => {
  expect(inputs().datapathProvider).toBe('ADVANCED_DATAPATH');
});

test('the cluster is in a release channel', () => {
  expect(inputs().releaseChannel).toEqual({ channel: 'REGULAR' });
});

test('workload identity uses the pool of the project', () => {
  expect(inputs().workloadIdentityConfig).toEqual({ workloadPool: 'acme-project.svc.id.goog' });
});

test('all log components of the control plane are enabled', () => {
  expect(inputs().loggingConfig).toEqual({
    enableComponents: ['APISERVER', 'CONTROLLER_MANAGER', 'SCHEDULER', 'SYSTEM_COMPONENTS', 'WORKLOADS'],
  });
});

test('legacy authentication is disabled', () => {
  expect(inputs()).toMatchObject({
    enableLegacyAbac: false,
    masterAuth: { clientCertificateConfig: { issueClientCertificate: false } },
  });
});

test('the default pool is removed and does not use the default service account', () => {
  expect(inputs()).toMatchObject({
    removeDefaultNodePool: true,
    nodeConfig: { serviceAccount: 'nodes@example.iam.gserviceaccount.com' },
  });
  expect(only(cluster.resources, type).ignoreChanges).toEqual(['nodeConfig']);
});

test('the cluster depends on Cloud NAT and on the role of its nodes', () => {
  expect(only(cluster.resources, type).dependsOn).toEqual(
    expect.arrayContaining(['gcp:compute/routerNat:RouterNat acme-nat', 'gcp:projects/iAMMember:IAMMember acme-nodes']),
  );
});

test('the cluster and its buckets are protected unless deletion protection is disabled', async () => {
  const kept = cluster.resources.filter(({ protect }) => protect).map(({ name }) => name);
  expect(kept).toEqual(['acme-cluster', 'acme-bucket-models']);
  expect(inputs().deletionProtection).toBe(true);
  const { resources } = await recordCluster(gkePlan, false);
  expect(only(resources, type).inputs.deletionProtection).toBe(false);
  expect(resources.filter(({ protect }) => protect)).toEqual([]);
});

test('the outputs have the connection data of the cluster', () => {
  expect(cluster.outputs).toMatchObject({
    endpoint: 'https://10.0.0.2',
    certificateAuthority: 'Y2E=',
    issuerUrl: 'https://container.googleapis.com/v1/projects/acme-project/locations/us-central1/clusters/acme',
    networkId: 'acme-network-id',
  });
  expect(cluster.secretKubeconfig).toBe(true);
  const [{ cluster: connection }] = JSON.parse(String(cluster.outputs.kubeconfig)).clusters;
  // The DNS endpoint, whose certificate every system trusts.
  expect(connection).toEqual({ server: 'https://gke-1a2b.us-central1.gke.goog' });
});
