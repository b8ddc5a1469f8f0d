import { eksPlan } from '../../fixtures/cluster-plan';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(eksPlan);
});

const subnet = (name: string) => only(cluster.resources, 'aws:ec2/subnet:Subnet', name).inputs;
const endpoint = (service: string) =>
  only(cluster.resources, 'aws:ec2/vpcEndpoint:VpcEndpoint', `acme-endpoint-${service}`).inputs;

test('the network has the range of the plan', () => {
  expect(only(cluster.resources, 'aws:ec2/vpc:Vpc').inputs.cidrBlock).toBe('10.0.0.0/16');
});

test.each([
  ['acme-nodes-us-east-1a', '10.0.0.0/19'],
  ['acme-nodes-us-east-1b', '10.0.32.0/19'],
  ['acme-public-us-east-1b', '10.0.193.0/24'],
  ['acme-control-plane-us-east-1b', '10.0.209.0/24'],
  ['acme-endpoints-us-east-1a', '10.0.200.0/24'],
])('the subnet %s has the range of its zone', (name, cidr) => {
  expect(subnet(name).cidrBlock).toBe(cidr);
  expect(subnet(name).availabilityZone).toBe(name.slice(-10));
});

test('no subnet assigns public addresses', () => {
  const subnets = ofType(cluster.resources, 'aws:ec2/subnet:Subnet');
  expect(subnets.map(({ inputs }) => inputs.mapPublicIpOnLaunch)).toEqual(Array(8).fill(false));
});

test('subnets have the tags for load balancers', () => {
  expect(subnet('acme-public-us-east-1a').tags).toMatchObject({
    'kubernetes.io/role/elb': '1',
    'kubernetes.io/cluster/acme': 'shared',
  });
  expect(subnet('acme-nodes-us-east-1a').tags).toMatchObject({ 'kubernetes.io/role/internal-elb': '1' });
});

test('nodes use the NAT gateway of their zone', () => {
  const routes = ofType(cluster.resources, 'aws:ec2/route:Route').filter(({ name }) => name.includes('-nodes-'));
  expect(routes.map(({ inputs }) => inputs.natGatewayId)).toEqual(['acme-nat-us-east-1a-id', 'acme-nat-us-east-1b-id']);
});

test('the control plane and endpoint subnets have no route to the internet', () => {
  const routed = ofType(cluster.resources, 'aws:ec2/route:Route').map(({ inputs }) => inputs.routeTableId);
  expect(routed).toHaveLength(4);
  expect(routed.filter((table) => /endpoints|control-plane/.test(String(table)))).toEqual([]);
});

test('the default security group blocks all traffic', () => {
  const group = only(cluster.resources, 'aws:ec2/defaultSecurityGroup:DefaultSecurityGroup').inputs;
  expect(group.ingress).toEqual([]);
  expect(group.egress).toEqual([]);
});

test('the S3 endpoint has dedicated subnets and private DNS in the network', () => {
  const s3 = endpoint('s3');
  expect(s3.subnetIds).toEqual(['acme-endpoints-us-east-1a-id', 'acme-endpoints-us-east-1b-id']);
  const inside = cluster.resources.filter(({ type, inputs }) => {
    const placed = JSON.stringify([inputs.subnetIds, inputs.subnetId, inputs.vpcConfig]);
    return !type.includes('routeTable') && placed.includes('acme-endpoints-');
  });
  expect(inside.map(({ name }) => name)).toEqual(['acme-endpoint-s3']);
  expect(s3.privateDnsEnabled).toBe(true);
  expect(s3.dnsOptions).toEqual({ privateDnsOnlyForInboundResolverEndpoint: false });
});

test.each(['ecr.api', 'ecr.dkr', 'eks-auth', 'sts'])('the service %s has an interface endpoint', (service) => {
  expect(endpoint(service).serviceName).toBe(`com.amazonaws.us-east-1.${service}`);
  expect(endpoint(service).vpcEndpointType).toBe('Interface');
  expect(endpoint(service).subnetIds).toEqual(['acme-control-plane-us-east-1a-id', 'acme-control-plane-us-east-1b-id']);
});

test('only the network can reach the endpoints, over HTTPS only', () => {
  const group = only(cluster.resources, 'aws:ec2/securityGroup:SecurityGroup').inputs;
  expect(group.ingress).toEqual([
    { description: 'HTTPS', protocol: 'tcp', fromPort: 443, toPort: 443, cidrBlocks: ['10.0.0.0/16'] },
  ]);
  expect(group.egress).toEqual([]);
});

test('every regional resource is in the region of the plan', () => {
  const global = ['aws:iam/', 'model-platform:'];
  const regional = cluster.resources.filter(({ type }) => !global.some((prefix) => type.startsWith(prefix)));
  expect(regional.length).toBeGreaterThan(50);
  expect(regional.filter(({ inputs }) => inputs.region !== 'us-east-1').map(({ name }) => name)).toEqual([]);
});
