import { clusterPlanOf } from '../../fixtures/cluster-plan';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

const plan = clusterPlanOf('eks', {
  // With zones by ids: the catalog knows which of them sell machines for training.
  cluster: { region: 'us-west-2', zones: ['usw2-az2', 'usw2-az3'] },
  pools: {
    train: { gpu: { type: 'a100-40gb', count: 8 }, fabric: true, zones: ['usw2-az3'] },
    block: {
      machine: { type: 'p5e.48xlarge' },
      gpu: { type: 'h200', count: 8 },
      zones: ['usw2-az3'],
      fabric: true,
      nodes: { min: 0, max: 2 },
      capacity: { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' },
    },
    grouped: {
      machine: { type: 'p5.48xlarge' },
      gpu: { type: 'h100', count: 8 },
      zones: ['usw2-az3'],
      capacity: { kind: 'reservation', reservation: 'cr-0789456789abcdef0', placement: 'near' },
    },
    odcr: {
      machine: { type: 'p5.48xlarge' },
      gpu: { type: 'h100', count: 8 },
      zones: ['usw2-az3'],
      capacity: { kind: 'reservation', reservation: 'cr-0456456789abcdef0' },
    },
  },
});

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(plan);
});

const template = (name: string) => only(cluster.resources, 'aws:ec2/launchTemplate:LaunchTemplate', name).inputs;
const group = (name: string) => only(cluster.resources, 'aws:eks/nodeGroup:NodeGroup', name).inputs;

test('a node has one EFA interface per network card, and the first carries IP traffic', () => {
  const interfaces = template('acme-pool-train').networkInterfaces as Record<string, unknown>[];
  expect(
    interfaces.map(({ networkCardIndex, deviceIndex, interfaceType }) => [
      networkCardIndex,
      deviceIndex,
      interfaceType,
    ]),
  ).toEqual([
    [0, 0, 'efa'],
    [1, 1, 'efa-only'],
    [2, 1, 'efa-only'],
    [3, 1, 'efa-only'],
  ]);
});

test('every interface has a security group that allows all traffic to and from itself', () => {
  const security = only(cluster.resources, 'aws:ec2/securityGroup:SecurityGroup', 'acme-pool-train-fabric');
  const open = [{ protocol: '-1', fromPort: 0, toPort: 0, self: true }];
  expect([security.inputs.ingress, security.inputs.egress]).toEqual([open, open]);
  const interfaces = template('acme-pool-train').networkInterfaces as { securityGroups: unknown[] }[];
  for (const { securityGroups } of interfaces) expect(securityGroups).toHaveLength(2);
});

test('only nodes with a fabric and without a reservation are in a placement group of their own', () => {
  const [placement, ...others] = ofType(cluster.resources, 'aws:ec2/placementGroup:PlacementGroup');
  expect([placement?.name, placement?.inputs.strategy, others]).toEqual(['acme-pool-train', 'cluster', []]);
  expect(template('acme-pool-block').placement).toBeUndefined();
  expect(template('acme-pool-block').networkInterfaces).toHaveLength(32);
});

test('nodes are in the placement group of their reservation', () => {
  expect(template('acme-pool-grouped').placement).toEqual({ groupName: 'near' });
  expect(template('acme-pool-odcr').placement).toBeUndefined();
});

test('a pool with zones is in the subnets of those zones only', () => {
  expect(group('acme-pool-train').subnetIds).toHaveLength(1);
  expect(group('acme-pool-cpu').subnetIds).toHaveLength(plan.zones.length);
});

test('a Capacity Block sets the market type and the machine type in the launch template', () => {
  expect(template('acme-pool-block')).toMatchObject({
    instanceType: 'p5e.48xlarge',
    instanceMarketOptions: { marketType: 'capacity-block' },
    capacityReservationSpecification: { capacityReservationTarget: { capacityReservationId: 'cr-0123456789abcdef0' } },
  });
  expect(group('acme-pool-block').instanceTypes).toBeUndefined();
});

test('other reserved capacity is on demand', () => {
  expect(template('acme-pool-odcr').instanceMarketOptions).toBeUndefined();
  expect(group('acme-pool-odcr').instanceTypes).toEqual(['p5.48xlarge']);
});
