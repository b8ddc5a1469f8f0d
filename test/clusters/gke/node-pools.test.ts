import { initialNodesPerZone, poolName } from '../../../lib/clusters/gke/node-pools';
import type { CloudPoolPlan } from '../../../lib/plan/types/cloud-pool';
import type { NodePoolPlan } from '../../../lib/plan/types/node-pool';
import { clusterPlanOf, gkePlan, poolOf } from '../../fixtures/cluster-plan';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(gkePlan);
});

const type = 'gcp:container/nodePool:NodePool';
const nodePool = (name: string) => only(cluster.resources, type, `acme-pool-${name}`);
const nodeConfig = (name: string) => nodePool(name).inputs.nodeConfig as Readonly<Record<string, unknown>>;
const pools = [gkePlan.systemPool, ...Object.values(gkePlan.pools)].flatMap((each) => each ?? []);

test('the system pool and every pool of the plan have a node pool', () => {
  expect(ofType(cluster.resources, type).map(({ name }) => name)).toEqual([
    'acme-pool-cpu',
    'acme-pool-gpu',
    'acme-pool-spot',
    'acme-pool-system',
  ]);
});

test.each(pools.map((each) => [each.name, each] as const))('the nodes of %s match the plan', (name, each) => {
  expect(nodeConfig(name)).toMatchObject({
    labels: each.labels,
    machineType: each.machineType,
    diskSizeGb: each.diskGiB,
  });
});

test('a node pool with GPUs has its taint from the beginning', () => {
  expect(nodeConfig('gpu').taints).toEqual([{ key: 'nvidia.com/gpu', value: 'present', effect: 'NO_SCHEDULE' }]);
});

test('GKE installs the GPU driver', () => {
  expect(nodeConfig('gpu').guestAccelerators).toEqual([
    { type: 'nvidia-l4', count: 1, gpuDriverInstallationConfig: { gpuDriverVersion: 'DEFAULT' } },
  ]);
  expect(nodeConfig('cpu').guestAccelerators).toEqual([]);
});

test('a spot pool uses spot capacity and has the taints of the plan', () => {
  expect(nodeConfig('spot').spot).toBe(true);
  expect(nodeConfig('cpu').spot).toBe(false);
  expect(nodeConfig('spot').taints).toEqual([
    { key: 'model-platform.dev/capacity', value: 'spot', effect: 'NO_SCHEDULE' },
  ]);
});

test('node counts are totals of the pool', () => {
  expect(nodePool('cpu').inputs.autoscaling).toEqual({
    totalMinNodeCount: 2,
    totalMaxNodeCount: 6,
    locationPolicy: 'BALANCED',
  });
});

test('scarce nodes can be in any zone', () => {
  expect(nodePool('gpu').inputs.autoscaling).toMatchObject({ totalMinNodeCount: 0, locationPolicy: 'ANY' });
  expect(nodePool('spot').inputs.autoscaling).toMatchObject({ locationPolicy: 'ANY' });
});

test.each([
  [{ min: 2, max: 6 }, 3, 1],
  [{ min: 0, max: 4 }, 3, 0],
  [{ min: 1, max: 2 }, 3, 0],
  [{ min: 4, max: 6 }, 3, 2],
  [{ min: 4, max: 5 }, 3, 1],
])('a pool with %j nodes in %i zones starts with %i per zone', (nodes, zones, expected) => {
  expect(initialNodesPerZone({ nodes }, zones)).toBe(expected);
});

test('a change of the minimum does not replace the pool', () => {
  expect(nodePool('cpu').ignoreChanges).toEqual(['initialNodeCount']);
});

test('a node has the planned number of pods', () => {
  expect(nodePool('cpu').inputs.maxPodsPerNode).toBe(110);
});

test.each(pools.map(({ name }) => name))('nodes of %s are hardened', (name) => {
  expect(nodeConfig(name)).toMatchObject({
    imageType: 'COS_CONTAINERD',
    serviceAccount: 'nodes@example.iam.gserviceaccount.com',
    workloadMetadataConfig: { mode: 'GKE_METADATA' },
    shieldedInstanceConfig: { enableSecureBoot: true, enableIntegrityMonitoring: true },
    metadata: { 'disable-legacy-endpoints': 'true' },
  });
  expect(nodePool(name).inputs).toMatchObject({
    networkConfig: { enablePrivateNodes: true },
    management: { autoRepair: true, autoUpgrade: true },
  });
});

test('secure boot is disabled for unsigned drivers', async () => {
  const accelerator = { type: 'nvidia-l4', count: 1, driverVersion: 'INSTALLATION_DISABLED' } as const;
  const own: NodePoolPlan = {
    ...gpu(),
    cloud: { provider: 'gke', imageType: 'COS_CONTAINERD', spot: false, accelerator },
  };
  const { resources } = await recordCluster({ ...gkePlan, pools: { gpu: own } });
  expect(only(resources, type, 'acme-pool-gpu').inputs.nodeConfig).toMatchObject({
    shieldedInstanceConfig: { enableSecureBoot: false, enableIntegrityMonitoring: true },
  });
});

test('nodes can only write logs and metrics', () => {
  expect(only(cluster.resources, 'gcp:projects/iAMMember:IAMMember').inputs).toMatchObject({
    role: 'roles/container.defaultNodeServiceAccount',
    member: 'serviceAccount:nodes@example.iam.gserviceaccount.com',
  });
  for (const { dependsOn } of ofType(cluster.resources, type)) {
    expect(dependsOn).toContain('gcp:projects/iAMMember:IAMMember acme-nodes');
  }
});

test('a change of size or labels keeps the name of a pool', () => {
  expect(poolName({ ...gpu(), nodes: { min: 3, max: 9 }, labels: {} })).toBe(poolName(gpu()));
});

test('a change of machine type changes the name of a pool, so that the new pool is created first', () => {
  expect(poolName({ ...gpu(), machineType: 'g2-standard-16' })).not.toBe(poolName(gpu()));
});

test('a change of the shutdown period keeps the name of a pool', () => {
  const longer: CloudPoolPlan = { ...cloudOfGpu(), shutdown: { totalSeconds: 120, criticalPodsSeconds: 15 } };
  expect(poolName({ ...gpu(), cloud: longer })).toBe(poolName(gpu()));
});

test('a pool name has at most 40 characters', () => {
  expect(poolName({ ...gpu(), name: 'a'.repeat(63) })).toMatch(/^[a-z0-9-]{1,40}$/);
});

function cloudOfGpu(): Extract<CloudPoolPlan, { provider: 'gke' }> {
  const { cloud } = gpu();
  if (cloud?.provider !== 'gke') throw new Error('the GPU pool of the fixture is not one of GKE');
  return cloud;
}

function gpu(): NodePoolPlan {
  return poolOf(gkePlan, 'gpu');
}

describe('shared GPUs, reservations and fabrics', () => {
  const type = 'gcp:container/nodePool:NodePool';
  const h100 = poolOf(clusterPlanOf('gke', { pools: { gpu: { gpu: { type: 'h100', count: 8 } } } }), 'gpu');
  const cloud = (change: object): CloudPoolPlan => ({
    provider: 'gke',
    imageType: 'COS_CONTAINERD',
    spot: false,
    accelerator: { type: 'nvidia-h100-80gb', count: 8, driverVersion: 'DEFAULT' },
    ...change,
  });
  const accelerator = (change: object) => ({
    accelerator: { type: 'nvidia-h100-80gb', count: 8, driverVersion: 'DEFAULT', ...change },
  });
  const make = async (change: object, zones: readonly string[] = []) => {
    const made = { ...h100, cloud: cloud(change), zones };
    const { resources } = await recordCluster({ ...gkePlan, pools: { gpu: made } });
    return only(resources, type, 'acme-pool-gpu').inputs as {
      nodeConfig: Record<string, unknown>;
      placementPolicy?: unknown;
      nodeLocations: unknown;
      management: { autoRepair: boolean };
    };
  };

  test('sets the MIG profile', async () => {
    const { nodeConfig } = await make(accelerator({ partitionSize: '1g.10gb' }));
    expect(nodeConfig.guestAccelerators).toMatchObject([{ gpuPartitionSize: '1g.10gb' }]);
  });

  test('sets time-sharing', async () => {
    const { nodeConfig } = await make(accelerator({ sharing: { strategy: 'TIME_SHARING', maxSharedClients: 4 } }));
    expect(nodeConfig.guestAccelerators).toMatchObject([
      { gpuSharingConfig: { gpuSharingStrategy: 'TIME_SHARING', maxSharedClientsPerGpu: 4 } },
    ]);
  });

  test('sets the reservation', async () => {
    const { nodeConfig } = await make({ reservation: 'training' });
    expect(nodeConfig.reservationAffinity).toMatchObject({
      consumeReservationType: 'SPECIFIC_RESERVATION',
      values: ['training'],
    });
  });

  test('nodes are in the placement policy of their reservation', async () => {
    const near = { reservation: 'training', placementPolicy: 'near', compactPlacement: false };
    const { nodeConfig, placementPolicy } = await make(near);
    expect(placementPolicy).toEqual({ type: 'COMPACT', policyName: 'near' });
    expect(nodeConfig).toMatchObject({ gvnic: { enabled: true }, fastSocket: { enabled: true } });
    expect((await make({ reservation: 'training', compactPlacement: false })).placementPolicy).toBeUndefined();
  });

  test('queued provisioning creates flex-start nodes', async () => {
    const pool = await make({ flexStart: true, queuedProvisioning: true });
    expect(pool).toMatchObject({ queuedProvisioning: { enabled: true }, nodeConfig: { flexStart: true } });
    expect(await make({ flexStart: true })).not.toHaveProperty('queuedProvisioning');
  });

  test('flex-start nodes use no reservation and are not repaired', async () => {
    const { nodeConfig, management } = await make({ flexStart: true });
    expect(nodeConfig).toMatchObject({
      flexStart: true,
      reservationAffinity: { consumeReservationType: 'NO_RESERVATION' },
    });
    expect(management.autoRepair).toBe(false);
  });

  test('spot nodes have the planned shutdown period', async () => {
    const { nodeConfig } = await make({ spot: true, shutdown: { totalSeconds: 120, criticalPodsSeconds: 15 } });
    expect(nodeConfig.kubeletConfig).toEqual({
      podPidsLimit: 16_384,
      shutdownGracePeriodSeconds: 120,
      shutdownGracePeriodCriticalPodsSeconds: 15,
    });
  });

  test('other nodes have no shutdown period, and all limit the processes of a pod', async () => {
    const { nodeConfig } = await make({});
    expect(nodeConfig.kubeletConfig).toEqual({ podPidsLimit: 16_384 });
  });

  test('nodes with a fabric have a compact placement policy', async () => {
    const { nodeConfig, placementPolicy, nodeLocations } = await make({ compactPlacement: true }, ['us-central1-b']);
    expect(placementPolicy).toEqual({ type: 'COMPACT' });
    expect(nodeConfig).toMatchObject({ gvnic: { enabled: true }, fastSocket: { enabled: true } });
    expect(nodeLocations).toEqual(['us-central1-b']);
  });
});

test('Local SSDs hold images and models, and images of Artifact Registry are streamed', async () => {
  const plan = clusterPlanOf('gke', { pools: { gpu: { gpu: { type: 'a100-80gb', count: 1 } } } });
  const { gpu } = plan.pools;
  if (gpu?.cloud?.provider !== 'gke') throw new Error('the plan has no such pool');
  const streaming = { ...gpu, cloud: { ...gpu.cloud, imageStreaming: true } };
  const { resources } = await recordCluster({ ...plan, pools: { ...plan.pools, gpu: streaming } });
  expect(only(resources, type, 'acme-pool-gpu').inputs).toMatchObject({
    name: poolName(gpu),
    nodeConfig: { ephemeralStorageLocalSsdConfig: { localSsdCount: 1 }, gcfsConfig: { enabled: true } },
  });
  expect(only(resources, 'gcp:projects/service:Service', 'acme-api-containerfilesystem').inputs).toMatchObject({
    service: 'containerfilesystem.googleapis.com',
  });
  expect(nodeConfig('gpu')).not.toHaveProperty('gcfsConfig');
});

test('the boot disk of a machine with Hyperdisk has the throughput of the plan', async () => {
  const plan = clusterPlanOf('gke');
  const { cpu } = plan.pools;
  if (!cpu?.disk) throw new Error('the plan has no such pool');
  const disk = { ...cpu.disk, provisioned: { throughputMiB: 240, iops: 3000 } };
  const { resources } = await recordCluster({ ...plan, pools: { ...plan.pools, cpu: { ...cpu, disk } } });
  const { nodeConfig: config } = only(resources, type, 'acme-pool-cpu').inputs;
  expect(config).toMatchObject({
    bootDisk: { diskType: 'hyperdisk-balanced', sizeGb: 120, provisionedThroughput: 240, provisionedIops: 3000 },
  });
  expect(config).not.toHaveProperty('diskSizeGb');
});
