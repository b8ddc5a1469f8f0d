import type { ClusterPlan } from '../../../lib/plan/types/cluster';
import type { CloudPoolPlan } from '../../../lib/plan/types/node-pool';
import { eksPlan, pool } from '../plans';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

const cloud: CloudPoolPlan = { provider: 'eks', amiType: 'AL2023_x86_64_NVIDIA', capacityType: 'ON_DEMAND' };
const zone = eksPlan.zones[1] ?? '';
const fabric = {
  ...pool({ name: 'train', machineType: 'p4d.24xlarge', cloud: { ...cloud, efaInterfaces: 4 }, gpus: 8 }),
  zones: [zone],
};
const block: CloudPoolPlan = { ...cloud, capacityType: 'CAPACITY_BLOCK', reservation: 'cr-0123' };
const reserved = pool({ name: 'block', machineType: 'p5.48xlarge', cloud: block, gpus: 8 });
const ordered: CloudPoolPlan = { ...cloud, reservation: 'cr-0456' };
const odcr = pool({ name: 'odcr', machineType: 'p5.48xlarge', cloud: ordered, gpus: 8 });
const plan: ClusterPlan = { ...eksPlan, pools: { train: fabric, block: reserved, odcr } };

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

test('only nodes with a fabric are in a placement group', () => {
  const [placement, ...others] = ofType(cluster.resources, 'aws:ec2/placementGroup:PlacementGroup');
  expect([placement?.name, placement?.inputs.strategy, others]).toEqual(['acme-pool-train', 'cluster', []]);
  expect(template('acme-pool-block').placement).toBeUndefined();
});

test('a pool with zones is in the subnets of those zones only', () => {
  expect(group('acme-pool-train').subnetIds).toHaveLength(1);
  expect(group('acme-pool-odcr').subnetIds).toHaveLength(plan.zones.length);
});

test('a Capacity Block sets the market type and the machine type in the launch template', () => {
  expect(template('acme-pool-block')).toMatchObject({
    instanceType: 'p5.48xlarge',
    instanceMarketOptions: { marketType: 'capacity-block' },
    capacityReservationSpecification: { capacityReservationTarget: { capacityReservationId: 'cr-0123' } },
  });
  expect(group('acme-pool-block').instanceTypes).toBeUndefined();
});

test('other reserved capacity is on demand', () => {
  expect(template('acme-pool-odcr').instanceMarketOptions).toBeUndefined();
  expect(group('acme-pool-odcr').instanceTypes).toEqual(['p5.48xlarge']);
});
