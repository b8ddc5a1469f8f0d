import { clusterPlanOf, gkePlan } from '../../fixtures/cluster-plan';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(gkePlan);
});

const subnet = () => only(cluster.resources, 'gcp:compute/subnetwork:Subnetwork').inputs;
const record = (name: string) => only(cluster.resources, 'gcp:dns/recordSet:RecordSet', name).inputs;

test('nodes, pods and Services have the ranges of the plan', () => {
  expect(subnet().ipCidrRange).toBe('10.0.0.0/20');
  expect(subnet().secondaryIpRanges).toEqual([
    { rangeName: 'pods', ipCidrRange: '100.64.0.0/14' },
    { rangeName: 'services', ipCidrRange: '172.20.0.0/16' },
  ]);
});

test('nodes without public addresses can reach Google APIs', () => {
  expect(subnet().privateIpGoogleAccess).toBe(true);
});

test('creates only the subnets of the plan', () => {
  expect(only(cluster.resources, 'gcp:compute/network:Network').inputs.autoCreateSubnetworks).toBe(false);
});

test('nodes reach the internet through Cloud NAT', () => {
  expect(only(cluster.resources, 'gcp:compute/routerNat:RouterNat').inputs.sourceSubnetworkIpRangesToNat).toBe(
    'ALL_SUBNETWORKS_ALL_IP_RANGES',
  );
});

test('Google APIs resolve to the addresses that network policies allow', () => {
  expect(record('acme-googleapis-private')).toMatchObject({
    name: 'private.googleapis.com.',
    type: 'A',
    rrdatas: ['199.36.153.8', '199.36.153.9', '199.36.153.10', '199.36.153.11'],
  });
  expect(record('acme-googleapis-all')).toMatchObject({
    name: '*.googleapis.com.',
    type: 'CNAME',
    rrdatas: ['private.googleapis.com.'],
  });
});

test('in a perimeter, Google APIs resolve to the addresses to which it applies', async () => {
  const perimeter = 'accessPolicies/1/servicePerimeters/ml';
  const { resources } = await recordCluster(clusterPlanOf('gke', { cluster: { network: { perimeter } } }));
  const recorded = (name: string) => only(resources, 'gcp:dns/recordSet:RecordSet', name).inputs;
  expect(recorded('acme-googleapis-private')).toMatchObject({
    name: 'restricted.googleapis.com.',
    rrdatas: ['199.36.153.4', '199.36.153.5', '199.36.153.6', '199.36.153.7'],
  });
  expect(recorded('acme-googleapis-all').rrdatas).toEqual(['restricted.googleapis.com.']);
});

test('these DNS names are visible only in the network', () => {
  expect(only(cluster.resources, 'gcp:dns/managedZone:ManagedZone').inputs).toMatchObject({
    visibility: 'private',
    privateVisibilityConfig: { networks: [{ networkUrl: 'acme-network-id' }] },
  });
});

test('every resource is in the project of the plan', () => {
  const withoutProject = ['model-platform:', 'gcp:storage/bucketIAMMember'];
  const made = cluster.resources.filter(({ type }) => !withoutProject.some((prefix) => type.startsWith(prefix)));
  expect(made.filter(({ inputs }) => inputs.project !== 'acme-project').map(({ name }) => name)).toEqual([]);
  expect(made.length).toBeGreaterThan(10);
});

test('the cluster and its pools are in the region of the plan', () => {
  const types = ['gcp:container/cluster:Cluster', 'gcp:container/nodePool:NodePool'];
  const places = types.flatMap((type) => ofType(cluster.resources, type)).map(({ inputs }) => inputs.location);
  expect(places).toEqual(Array(5).fill('us-central1'));
});
