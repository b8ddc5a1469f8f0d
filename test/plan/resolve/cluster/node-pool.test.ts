import { machineType } from '../../../../lib/catalog/machines';
import { checkModelPlatform } from '../../../../lib/plan/plan';
import { cloudNamed } from '../../../../lib/plan/providers/select';
import { resolveCluster } from '../../../../lib/plan/resolve/cluster/cluster';
import { zonesOf } from '../../../../lib/plan/resolve/cluster/pool-zones';
import { type PoolRequest, planOfPool, withPools } from '../../../fixtures/pools';

const h100 = { gpu: { type: 'h100', count: 8 } } as const;
const l4 = { gpu: { type: 'l4', count: 1 } } as const;
const t4 = { gpu: { type: 't4', count: 1 } } as const;
const spot = { capacity: { kind: 'spot' } } as const;
const clouds = ['eks', 'gke', 'aks'] as const;

test.each([
  ['eks', '1.34', { noticeSeconds: 120, graceSeconds: 110 }],
  ['gke', '1.34', { noticeSeconds: 30, graceSeconds: 15 }],
  ['gke', '1.35', { noticeSeconds: 120, graceSeconds: 105 }],
  ['aks', '1.35', { noticeSeconds: 30, graceSeconds: 20 }],
] as const)('%s %s: notice and grace period of a spot node', (provider, kubernetes, interruption) => {
  expect(planOfPool(provider, { ...(provider === 'aks' ? t4 : l4), ...spot }, { kubernetes }).interruption).toEqual(
    interruption,
  );
});

test('the GKE pool requests a longer grace period if the version supports it', () => {
  const shutdown = { totalSeconds: 120, criticalPodsSeconds: 15 };
  expect(planOfPool('gke', { ...l4, ...spot }, { kubernetes: '1.35' }).cloud).toMatchObject({ spot: true, shutdown });
  expect(planOfPool('gke', { ...l4, ...spot }, { kubernetes: '1.34' }).cloud).not.toHaveProperty('shutdown');
  expect(planOfPool('gke', l4, { kubernetes: '1.35' }).cloud).not.toHaveProperty('shutdown');
});

test.each(clouds)('%s: on-demand nodes have no interruption', (provider) => {
  expect(planOfPool(provider, { machine: { cpu: 4, memory: '16Gi' } })).not.toHaveProperty('interruption');
});

test.each([
  ['eks', 'cr-0123456789abcdef0', { capacityType: 'ON_DEMAND', placement: { kind: 'of-reservation' } }],
  ['gke', 'h100-2027', { spot: false }],
  ['aks', '/subscriptions/1/capacityReservationGroups/h100', { spot: false }],
] as const)('%s: a pool with a reservation names it and has the on-demand price', (provider, reservation, rest) => {
  // Azure has no capacity reservations of H100.
  const gpu = provider === 'aks' ? { type: 'a100-80gb', count: 1 } : h100.gpu;
  const pool = planOfPool(provider, { gpu, capacity: { kind: 'reservation', reservation } } as PoolRequest);
  expect(pool.cloud).toMatchObject({ reservation, ...rest });
  expect(pool.capacity).toBe('reservation');
  expect(pool.listPrice).toMatchObject({ kind: 'on-demand' });
});

test('a pool is in the placement of its reservation, and not in one of its own', () => {
  const inGroup = { kind: 'reservation', reservation: 'cr-0123456789abcdef0', placement: 'near' } as const;
  expect(planOfPool('eks', { ...h100, fabric: true, capacity: inGroup }).cloud).toMatchObject({
    efaInterfaces: 32,
    placement: { kind: 'of-reservation', group: 'near' },
  });
  const { placement: _, ...inNone } = inGroup;
  expect(planOfPool('eks', { ...h100, fabric: true, capacity: inNone }).cloud).toMatchObject({
    placement: { kind: 'of-reservation' },
  });
  expect(planOfPool('gke', { ...h100, fabric: true, capacity: inGroup }).cloud).toMatchObject({
    compactPlacement: false,
    placementPolicy: 'near',
  });
});

test.each(['p4d.24xlarge', 'p5.48xlarge', 'p5en.48xlarge', 'p6-b200.48xlarge'])(
  'EKS: a Capacity Block of %s',
  (type) => {
    const capacity = { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' } as const;
    expect(
      planOfPool('eks', { machine: { type }, capacity, fabric: true }, { region: 'us-east-2' }).cloud,
    ).toMatchObject({
      capacityType: 'CAPACITY_BLOCK',
      reservation: 'cr-0123456789abcdef0',
      placement: { kind: 'of-reservation' },
    });
  },
);

test('a Capacity Block without a list price has none', () => {
  const capacity = { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' } as const;
  const pool = planOfPool('eks', { machine: { type: 'p5e.48xlarge' }, capacity }, { region: 'us-east-2' });
  expect(pool.cloud).toMatchObject({ capacityType: 'CAPACITY_BLOCK', reservation: 'cr-0123456789abcdef0' });
  expect(pool).not.toHaveProperty('hourlyUsd');
});

test('on GKE a pool can use flex-start', () => {
  const pool = planOfPool('gke', { gpu: { type: 'h100', count: 1 }, capacity: { kind: 'flex-start' } });
  expect(pool).toMatchObject({
    machineType: 'a3-highgpu-1g',
    capacity: 'flex-start',
    cloud: { flexStart: true, spot: false },
  });
});

test('on GKE queued provisioning creates flex-start nodes for requests', () => {
  const pool = planOfPool('gke', { gpu: { type: 'h100', count: 1 }, capacity: { kind: 'queued-provisioning' } });
  expect(pool.cloud).toMatchObject({ flexStart: true, queuedProvisioning: true });
  expect(pool.taints).toContainEqual(
    expect.objectContaining({ key: 'cloud.google.com/gke-queued', value: 'true', setByCloud: true }),
  );
});

test.each(['reservation', 'capacity-block'] as const)('a %s is paid for all of its nodes, used or not', (kind) => {
  const capacity = { kind, reservation: 'cr-0123456789abcdef0' } as const;
  const { plan } = checkModelPlatform(withPools('eks', { kept: { ...h100, capacity, zones: ['us-east-1a'] } }));
  const cost = plan?.cost.pools.find(({ pool }) => pool === 'kept');
  const all = 4 * (cost?.nodeHourlyUsd ?? 0);
  expect(all).toBeGreaterThan(0);
  expect(cost?.hourlyUsd).toEqual({ idle: all, min: all, max: all });
  expect(plan?.cost.notes).toContain(
    `the ${kind} of kept is paid for all of its time whether it is used or not: all states count 4 nodes`,
  );
});

test('notes that reserved and queued nodes have the on-demand price', () => {
  const capacity = { kind: 'flex-start' } as const;
  const { plan } = checkModelPlatform(withPools('gke', { queued: { ...h100, capacity } }));
  expect(plan?.cost.notes).toContain('queued has the on-demand price, because flex-start capacity has no list price');
});

test.each([
  ['eks', ['us-east-1a', 'us-east-1b', 'us-east-1c']],
  ['gke', ['us-central1-a', 'us-central1-b', 'us-central1-c']],
  ['aks', ['1', '2', '3']],
] as const)(
  '%s: nodes are in the zones of the cluster, in those of the pool, or with a fabric in the first zone',
  (provider, zones) => {
    const pool = (request: object) => planOfPool(provider, { ...h100, ...request }).zones;
    expect(pool({})).toEqual(zones);
    expect(pool({ zones: zones.slice(1) })).toEqual(zones.slice(1));
    expect(pool({ fabric: true })).toEqual(zones.slice(0, 1));
    expect(pool({ fabric: true, zones: zones.slice(2) })).toEqual(zones.slice(2));
  },
);

test('on EKS a fabric is EFA with all interfaces of the machine as a resource', () => {
  const pool = planOfPool('eks', { ...h100, fabric: true });
  expect(pool.fabric).toEqual({
    kind: 'efa',
    device: { resource: 'vpc.amazonaws.com/efa', perNode: 32 },
    env: { FI_EFA_USE_HUGE_PAGE: '0', FI_PROVIDER: 'efa', NCCL_DEBUG: 'WARN', NCCL_SOCKET_IFNAME: 'eth0' },
  });
  expect(pool.cloud).toMatchObject({ efaInterfaces: 32 });
  expect(pool.allocatable.devices).toEqual({ 'nvidia.com/gpu': 8, 'vpc.amazonaws.com/efa': 32 });
});

test('on GKE and AKS a fabric is compact placement without a resource', () => {
  const gke = planOfPool('gke', { ...h100, fabric: true });
  expect(gke.fabric).toEqual({ kind: 'compact-placement', env: { NCCL_DEBUG: 'WARN', NCCL_SOCKET_IFNAME: 'eth0' } });
  expect(gke.cloud).toMatchObject({ compactPlacement: true });
  const aks = planOfPool('aks', { ...h100, fabric: true });
  expect(aks.fabric).toMatchObject({ kind: 'proximity-placement', env: { NCCL_IB_DISABLE: '1' } });
  expect(aks.cloud).toMatchObject({ proximityPlacement: true });
  expect(aks.allocatable.devices).toEqual({ 'nvidia.com/gpu': 8 });
});

test.each(clouds)('%s: a pool without a fabric has none of its fields', (provider) => {
  const pool = planOfPool(provider, h100);
  expect(pool).not.toHaveProperty('fabric');
  for (const field of ['efaInterfaces', 'compactPlacement', 'proximityPlacement']) {
    expect(pool.cloud).not.toHaveProperty(field);
  }
});

test('a pool with a fabric gets the cheapest machine with one', () => {
  expect(planOfPool('eks', l4).machineType).toBe('g6.xlarge');
  expect(planOfPool('eks', { ...l4, fabric: true }).machineType).toBe('g6.8xlarge');
});

test('a pool whose machine has no fabric is left out', () => {
  const { pools } = resolveCluster(withPools('eks', { extra: { machine: { type: 'g6.xlarge' }, fabric: true } }));
  expect(pools).not.toHaveProperty('extra');
});

describe('zones of a pool', () => {
  const source = 'skypilot-org/skypilot-catalog:catalogs/v8/gcp/vms.csv@006059e0, 2026-11-30';
  const spot = { capacity: { kind: 'spot' } } as const;

  test('are those of the cluster that sell its machine type', () => {
    const { zones, zoneSource } = planOfPool('gke', { machine: { type: 'a2-ultragpu-1g' } });
    expect({ zones, zoneSource }).toEqual({ zones: ['us-central1-a', 'us-central1-c'], zoneSource: source });
  });

  test('with a fabric are the first that sells its machine type', () => {
    const { zones } = planOfPool('gke', { machine: { type: 'a3-ultragpu-8g' }, ...spot, fabric: true });
    expect(zones).toEqual(['us-central1-b']);
  });

  test('are those of the cluster if the definition gives them and none sells its machine type', () => {
    const pool = { machine: { type: 'a3-ultragpu-8g' }, ...spot };
    expect(planOfPool('gke', pool, { zones: ['us-central1-a'] }).zones).toEqual(['us-central1-a']);
    expect(planOfPool('gke', pool).zones).toEqual(['us-central1-b']);
  });

  test.each([
    [true, ['us-central1-f']],
    [false, ['us-central1-a', 'us-central1-b', 'us-central1-c']],
  ])('on GKE, with zones of the cluster given: %s, of which none sells it, are %j', (zonesGiven, zones) => {
    const machine = machineType('gke', 'g2-standard-4');
    if (!machine) throw new Error('the catalog has this machine');
    const cluster = { cloud: cloudNamed('gke'), region: 'us-central1', zones: ['us-central1-f'], zonesGiven };
    expect(zonesOf({}, machine, cluster).zones).toEqual(zones);
  });

  test('on EKS are chosen by their ids, and by names they are those of the cluster', () => {
    const p5e = {
      machine: { type: 'p5e.48xlarge' },
      capacity: { kind: 'capacity-block', reservation: 'cr-0123' },
    } as const;
    const ids = { region: 'us-west-2', zones: ['usw2-az1', 'usw2-az3'] };
    expect(planOfPool('eks', p5e, ids)).toMatchObject({ zones: ['usw2-az3'], zoneSource: expect.any(String) });
    const named = planOfPool('eks', p5e, { region: 'us-west-2' });
    expect(named.zones).toEqual(['us-west-2a', 'us-west-2b', 'us-west-2c']);
    expect(named).not.toHaveProperty('zoneSource');
  });

  test('have no source without a machine type in the catalog', () => {
    expect(planOfPool('gke', { machine: { cpu: 4, memory: '16Gi' } })).not.toHaveProperty('zoneSource');
  });
});
