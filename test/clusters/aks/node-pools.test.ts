import {
  KnownAgentPoolMode,
  KnownGPUDriver,
  KnownGPUInstanceProfile,
  KnownOssku,
  KnownScaleSetEvictionPolicy,
  KnownScaleSetPriority,
} from '@azure/arm-containerservice';
import { poolName } from '../../../lib/clusters/aks/node-pools';
import type { CloudPoolPlan } from '../../../lib/plan/types/cloud-pool';
import type { NodePoolPlan } from '../../../lib/plan/types/node-pool';
import { aksPlan, clusterPlanOf, poolOf } from '../../fixtures/cluster-plan';
import { ofType, only, type RecordedCluster, recordCluster } from '../record';

let cluster: RecordedCluster;
beforeAll(async () => {
  cluster = await recordCluster(aksPlan);
});

const type = 'azure-native:containerservice:AgentPool';
const agentPool = (name: string) => only(cluster.resources, type, `acme-pool-${name}`);
const managed = () => only(cluster.resources, 'azure-native:containerservice:ManagedCluster');
const systemPools = () => managed().inputs.agentPoolProfiles as readonly Readonly<Record<string, unknown>>[];

test('every pool of the plan has an agent pool', () => {
  expect(ofType(cluster.resources, type).map(({ name }) => name)).toEqual([
    'acme-pool-cpu',
    'acme-pool-gpu',
    'acme-pool-spot',
  ]);
});

test.each(Object.values(aksPlan.pools).map((each) => [each.name, each] as const))(
  'the nodes of %s match the plan',
  (name, each) => {
    expect(agentPool(name).inputs).toMatchObject({
      nodeLabels: each.labels,
      vmSize: each.machineType,
      minCount: each.nodes.min,
      maxCount: each.nodes.max,
      enableAutoScaling: true,
      osDiskSizeGB: 120,
      maxPods: 110,
      mode: KnownAgentPoolMode.User,
      osSKU: KnownOssku.Ubuntu,
      availabilityZones: ['1', '2', '3'],
      vnetSubnetID: 'acme-nodes-id',
      enableNodePublicIP: false,
    });
  },
);

test('the cluster includes the system pool', () => {
  expect(systemPools()).toHaveLength(1);
  expect(systemPools()[0]).toMatchObject({
    mode: KnownAgentPoolMode.System,
    vmSize: 'Standard_D2s_v5',
    nodeLabels: { 'model-platform.dev/pool': 'system' },
  });
});

test('all nodes limit the processes of a pod', () => {
  const pools = [...systemPools(), ...ofType(cluster.resources, type).map(({ inputs }) => inputs)];
  expect(pools.map(({ kubeletConfig }) => kubeletConfig)).toEqual(pools.map(() => ({ podMaxPids: 16_384 })));
});

test('the nodes of a GPU pool have the taint of the plan', () => {
  expect(agentPool('gpu').inputs.nodeTaints).toEqual(['nvidia.com/gpu=present:NoSchedule']);
});

test('the spot taint that Azure sets is not set twice', () => {
  expect(agentPool('spot').inputs.nodeTaints).toEqual([]);
});

test('Azure installs the GPU driver', () => {
  expect(agentPool('gpu').inputs.gpuProfile).toEqual({ driver: KnownGPUDriver.Install });
  expect(agentPool('cpu').inputs.gpuProfile).toBeUndefined();
});

test('a spot pool uses spot capacity up to the on-demand price', () => {
  expect(agentPool('spot').inputs).toMatchObject({
    scaleSetPriority: KnownScaleSetPriority.Spot,
    scaleSetEvictionPolicy: KnownScaleSetEvictionPolicy.Delete,
    spotMaxPrice: -1,
  });
  expect(agentPool('cpu').inputs.scaleSetPriority).toBeUndefined();
});

test('changes of the node count by the autoscaler are ignored', () => {
  expect(agentPool('cpu').ignoreChanges).toEqual(['count']);
  expect(managed().ignoreChanges).toEqual(['agentPoolProfiles[0].count']);
});

test('pools in a region without zones have no zones', async () => {
  const { resources } = await recordCluster(clusterPlanOf('aks', { cluster: { region: 'westus' } }));
  expect(only(resources, type, 'acme-pool-cpu').inputs.availabilityZones).toBeUndefined();
});

test.each([['gpu'], ['training-large'], ['2-letters'], ['a'.repeat(63)], ['1']])(
  'the name of the pool %s fits into what Azure allows',
  (name) => {
    expect(poolName({ ...gpu(), name })).toMatch(/^[a-z][a-z0-9]{0,11}$/);
  },
);

test('pools with the same name prefix have different names on AKS', () => {
  expect(poolName({ ...gpu(), name: 'serving-a' })).not.toBe(poolName({ ...gpu(), name: 'serving-b' }));
});

test('a change of size or labels keeps the name of a pool, a change of machine type does not', () => {
  expect(poolName({ ...gpu(), nodes: { min: 3, max: 9 }, labels: {} })).toBe(poolName(gpu()));
  expect(poolName({ ...gpu(), machineType: 'Standard_NC8as_T4_v3' })).not.toBe(poolName(gpu()));
});

function gpu(): NodePoolPlan {
  return poolOf(aksPlan, 'gpu');
}

describe('shared GPUs, reservations and fabrics', () => {
  const h100 = poolOf(clusterPlanOf('aks', { pools: { gpu: { gpu: { type: 'h100', count: 8 } } } }), 'gpu');
  const make = async (change: object, zones: readonly string[] = []) => {
    const cloud: CloudPoolPlan = {
      provider: 'aks',
      mode: 'User',
      osSku: 'Ubuntu',
      spot: false,
      gpuDriver: 'Install',
      ...change,
    };
    const made = { ...h100, cloud, zones };
    return (await recordCluster({ ...aksPlan, pools: { gpu: made } })).resources;
  };
  const type = 'azure-native:containerservice:AgentPool';

  test('sets the MIG profile in the notation of Azure', async () => {
    const { inputs } = only(await make({ gpuInstanceProfile: 'MIG1g' }), type, 'acme-pool-gpu');
    expect(Object.values<unknown>(KnownGPUInstanceProfile)).toContain(inputs.gpuInstanceProfile);
  });

  test('sets the reservation', async () => {
    const { inputs } = only(await make({ reservation: '/subscriptions/x/reserved' }), type, 'acme-pool-gpu');
    expect(inputs.capacityReservationGroupID).toBe('/subscriptions/x/reserved');
  });

  test('places nodes with a fabric in a proximity placement group of their zone', async () => {
    const resources = await make({ proximityPlacement: true }, ['2']);
    const group = only(resources, 'azure-native:compute:ProximityPlacementGroup', 'acme-pool-gpu');
    expect(group.inputs.zones).toEqual(['2']);
    const { inputs } = only(resources, type, 'acme-pool-gpu');
    expect([inputs.availabilityZones, typeof inputs.proximityPlacementGroupID]).toEqual([['2'], 'string']);
  });

  test('creates no proximity placement group without a fabric', async () => {
    const { inputs } = only(await make({}), type, 'acme-pool-gpu');
    expect(inputs.proximityPlacementGroupID).toBeUndefined();
  });
});

test('an OS disk that fits on the temporary disk of the machine is ephemeral', () => {
  expect(agentPool('gpu').inputs.osDiskType).toBe('Ephemeral');
  expect(agentPool('cpu').inputs.osDiskType).toBe('Managed');
});
