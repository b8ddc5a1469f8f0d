import { aksPlan } from '../../fixtures/cluster-plan';
import { only, type RecordedCluster, recordCluster } from '../record';

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(aksPlan);
});

const subnet = (name: string) => only(cluster.resources, 'azure-native:network:Subnet', name);
const account = 'acme-account-acme039b4995';

test('the network and its subnets have the ranges of the plan', () => {
  expect(only(cluster.resources, 'azure-native:network:VirtualNetwork').inputs.addressSpace).toEqual({
    addressPrefixes: ['10.0.0.0/16'],
  });
  expect(subnet('acme-nodes').inputs.addressPrefix).toBe('10.0.0.0/20');
  expect(subnet('acme-endpoints').inputs.addressPrefix).toBe('10.0.255.0/24');
});

test('subnets are created sequentially, and the network ignores them', () => {
  expect(subnet('acme-endpoints').dependsOn).toContain('azure-native:network:Subnet acme-nodes');
  expect(only(cluster.resources, 'azure-native:network:VirtualNetwork').ignoreChanges).toEqual(['subnets']);
});

test('a storage account has a private endpoint in the endpoint subnet', () => {
  const endpoint = only(cluster.resources, 'azure-native:network:PrivateEndpoint', account).inputs;
  expect(endpoint.subnet).toMatchObject({ id: 'acme-endpoints-id' });
  expect(endpoint.privateLinkServiceConnections).toEqual([
    { name: 'blob', groupIds: ['blob'], privateLinkServiceId: `${account}-id` },
  ]);
});

test('clients in the network resolve the public name to the private endpoint', () => {
  expect(only(cluster.resources, 'azure-native:privatedns:PrivateZone').inputs.privateZoneName).toBe(
    'privatelink.blob.core.windows.net',
  );
  expect(only(cluster.resources, 'azure-native:privatedns:VirtualNetworkLink').inputs).toMatchObject({
    virtualNetwork: { id: 'acme-network-id' },
    registrationEnabled: false,
  });
  expect(only(cluster.resources, 'azure-native:network:PrivateDnsZoneGroup', account).inputs).toMatchObject({
    privateEndpointName: account,
    privateDnsZoneConfigs: [{ name: 'blob', privateDnsZoneId: 'acme-blob-id' }],
  });
});

test('creates no endpoints without managed buckets', async () => {
  const { resources } = await recordCluster({ ...aksPlan, buckets: {}, identities: [] });
  expect(resources.filter(({ type }) => /Private|VirtualNetworkLink|BlobContainer/.test(type))).toEqual([]);
});

test('all resources are in the region of the plan', () => {
  expect(only(cluster.resources, 'azure-native:resources:ResourceGroup').inputs.location).toBe('eastus');
  const placed = cluster.resources.map(({ inputs }) => inputs.location).filter((place) => place !== undefined);
  expect(new Set(placed)).toEqual(new Set(['eastus', 'global']));
});
