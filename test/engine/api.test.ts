import type { CloudPoolPlan } from '../../lib/plan/types/cloud-pool';
import type { ClusterPlan } from '../../lib/plan/types/cluster';
import type { NodePoolPlan } from '../../lib/plan/types/node-pool';
import { recordCluster } from '../clusters/record';
import { aksPlan, clusterPlanOf, eksPlan, gkePlan, oidcPlan, poolOf } from '../fixtures/cluster-plan';
import { findDescriptions, problemsOf } from './api/descriptions';
import { awsMappings } from './api/mappings-aws';
import { azureMappings, azureUndescribed } from './api/mappings-azure';
import { gcpMappings } from './api/mappings-gcp';
import { typeFacts } from './resource-types';

// Features that the examples do not use, checked against the API descriptions of the clouds, without the engine.

const descriptions = findDescriptions();
const described = descriptions ? describe : describe.skip;

type CloudOf<P extends CloudPoolPlan['provider']> = Omit<Extract<CloudPoolPlan, { provider: P }>, 'provider'>;

const eks = (cloud: Partial<CloudOf<'eks'>>): CloudPoolPlan => ({
  provider: 'eks',
  amiType: 'AL2023_x86_64_NVIDIA',
  capacityType: 'ON_DEMAND',
  ...cloud,
});
const gke = (cloud: Partial<CloudOf<'gke'>>): CloudPoolPlan => ({
  provider: 'gke',
  imageType: 'COS_CONTAINERD',
  spot: false,
  accelerator: { type: 'nvidia-h100-80gb', count: 8, driverVersion: 'DEFAULT' },
  ...cloud,
});
const aks = (cloud: Partial<CloudOf<'aks'>>): CloudPoolPlan => ({
  provider: 'aks',
  mode: 'User',
  osSku: 'Ubuntu',
  spot: false,
  gpuDriver: 'Install',
  ...cloud,
});
const shared = (profile: object): CloudPoolPlan =>
  gke({ accelerator: { type: 'nvidia-h100-80gb', count: 8, driverVersion: 'LATEST', ...profile } });

const cases: readonly (readonly [string, ClusterPlan, string, CloudPoolPlan])[] = [
  ['EKS: reserved capacity', eksPlan, 'p5.48xlarge', eks({ reservation: 'cr-0123456789abcdef0' })],
  [
    'EKS: a capacity block',
    eksPlan,
    'p5.48xlarge',
    eks({ capacityType: 'CAPACITY_BLOCK', reservation: 'cr-0123456789abcdef0' }),
  ],
  [
    'EKS: a capacity block with EFA',
    eksPlan,
    'p5.48xlarge',
    eks({
      capacityType: 'CAPACITY_BLOCK',
      reservation: 'cr-0123456789abcdef0',
      efaInterfaces: 32,
      placement: { kind: 'of-reservation' },
    }),
  ],
  [
    'EKS: a reservation in a placement group',
    eksPlan,
    'p5.48xlarge',
    eks({ reservation: 'cr-0123456789abcdef0', placement: { kind: 'of-reservation', group: 'near' } }),
  ],
  ['EKS: EFA interfaces', eksPlan, 'p5.48xlarge', eks({ efaInterfaces: 32 })],
  ['EKS: arm64 with GPUs', eksPlan, 'g5g.xlarge', eks({ amiType: 'AL2023_ARM_64_NVIDIA' })],
  ['EKS: arm64, spot', eksPlan, 'm7g.large', eks({ amiType: 'AL2023_ARM_64_STANDARD', capacityType: 'SPOT' })],
  ['GKE: GPUs partitioned by MIG', gkePlan, 'a3-highgpu-8g', shared({ partitionSize: '1g.10gb' })],
  [
    'GKE: GPUs shared by time-slicing',
    gkePlan,
    'a3-highgpu-8g',
    shared({ sharing: { strategy: 'TIME_SHARING', maxSharedClients: 4 } }),
  ],
  ['GKE: GPUs shared by MPS', gkePlan, 'a3-highgpu-8g', shared({ sharing: { strategy: 'MPS', maxSharedClients: 4 } })],
  ['GKE: a reservation', gkePlan, 'a3-highgpu-8g', gke({ reservation: 'training' })],
  ['GKE: flex-start', gkePlan, 'a3-highgpu-8g', gke({ flexStart: true })],
  ['GKE: queued provisioning', gkePlan, 'a3-highgpu-8g', gke({ flexStart: true, queuedProvisioning: true })],
  [
    'GKE: a reservation in a placement policy',
    gkePlan,
    'a3-ultragpu-8g',
    gke({ reservation: 'training', placementPolicy: 'near', compactPlacement: false }),
  ],
  ['GKE: compact placement', gkePlan, 'a3-highgpu-8g', gke({ compactPlacement: true })],
  [
    'GKE: spot nodes with graceful shutdown',
    gkePlan,
    'e2-standard-4',
    gke({ spot: true, shutdown: { totalSeconds: 120, criticalPodsSeconds: 15 } }),
  ],
  ['AKS: GPUs partitioned by MIG', aksPlan, 'Standard_NC24ads_A100_v4', aks({ gpuInstanceProfile: 'MIG1g' })],
  ['AKS: spot, without a driver', aksPlan, 'Standard_NC24ads_A100_v4', aks({ spot: true, gpuDriver: 'None' })],
  [
    'AKS: a capacity reservation',
    aksPlan,
    'Standard_NC24ads_A100_v4',
    aks({ reservation: '/subscriptions/1/resourceGroups/g/providers/Microsoft.Compute/capacityReservationGroups/r' }),
  ],
  [
    'AKS: a proximity placement group',
    aksPlan,
    'Standard_ND96isr_H100_v5',
    aks({ proximityPlacement: true, osSku: 'AzureLinux' }),
  ],
];

described('the API descriptions of the clouds', () => {
  test.each(cases)('%s', async (_, plan, machineType, cloud) => {
    const capacity = 'spot' in cloud && cloud.spot ? 'spot' : 'on-demand';
    const created: NodePoolPlan = { ...poolOf(plan, 'gpu'), machineType, cloud, capacity };
    const { resources } = await recordCluster({ ...plan, pools: { gpu: created } });
    expect(descriptions && resources.filter(ofCloud).flatMap((sent) => problemsOf(sent, descriptions))).toEqual([]);
  });

  test('every type with a mapping has facts, and the reverse', () => {
    const mapped = [awsMappings, gcpMappings, azureMappings].flatMap((mappings) => Object.keys(mappings));
    // Objects in a cluster are checked by its API server.
    const cloudTypes = Object.keys(typeFacts).filter((type) => !type.startsWith('kubernetes:'));
    expect(cloudTypes.sort()).toEqual([...mapped, ...azureUndescribed].sort());
  });

  test.each(['eks', 'gke', 'aks'] as const)('keys of the customer and a budget on %s', async (provider) => {
    const budget = {
      monthly: 90_000,
      emails: ['ops@acme.example'],
      ...(provider === 'gke' && { billingAccount: '012345-6789AB-CDEF01' }),
    };
    const plan = clusterPlanOf(provider, { cluster: { audit: { keys: 'customer', budget } } });
    const { resources } = await recordCluster(plan);
    expect(descriptions && resources.filter(ofCloud).flatMap((sent) => problemsOf(sent, descriptions))).toEqual([]);
  });

  test('EKS: people of an OpenID Connect provider', async () => {
    const { resources } = await recordCluster({ ...eksPlan, oidc: oidcPlan });
    expect(descriptions && resources.filter(ofCloud).flatMap((sent) => problemsOf(sent, descriptions))).toEqual([]);
  });

  const nodeGroup = {
    type: 'aws:eks/nodeGroup:NodeGroup',
    name: 'acme-pool-cpu',
    inputs: {
      clusterName: 'acme',
      scalingConfig: { minSize: 1, maxSize: 2 },
      taints: [{ key: 'a', effect: 'NO_EXECUTE' }],
    },
  };
  const nodePool = {
    type: 'gcp:container/nodePool:NodePool',
    name: 'acme-pool-cpu',
    inputs: { name: 'cpu', nodeConfig: { spot: true, guestAccelerators: [{ type: 'nvidia-l4', count: 1 }] } },
  };
  const agentPool = {
    type: 'azure-native:containerservice:AgentPool',
    name: 'acme-pool-cpu',
    inputs: { osSKU: 'Ubuntu', maxPods: 30, gpuProfile: { driver: 'None' } },
  };

  test.each([nodeGroup, nodePool, agentPool])('accepts valid inputs of $type', (sent) => {
    expect(descriptions && problemsOf(sent, descriptions)).toEqual([]);
  });

  test.each([
    [nodeGroup, { minimum: 1 }, 'minimum is no field'],
    [nodeGroup, { scalingConfig: { minimum: 1 } }, 'scalingConfig.minimum is no field'],
    [nodeGroup, { scalingConfig: { minSize: '1' } }, 'scalingConfig.minSize is "1", not a number'],
    [nodeGroup, { scalingConfig: { maxSize: 0 } }, 'scalingConfig.maxSize is 0'],
    [nodeGroup, { capacityType: 'RESERVED' }, 'capacityType is RESERVED, not one of'],
    [nodeGroup, { taints: [{ key: 'a', effect: 'NoExecute' }] }, 'taints.effect is NoExecute'],
    [nodeGroup, { labels: { a: 1 } }, 'labels.a is 1, not text'],
    [nodePool, { nodeConfig: { preempt: true } }, 'nodeConfig.preempt is no field'],
    [nodePool, { nodeConfig: { spot: 'true' } }, 'nodeConfig.spot is "true", not a boolean'],
    [nodePool, { nodeConfig: { workloadMetadataConfig: { mode: 'GCE' } } }, 'mode is GCE, not one of'],
    [agentPool, { osSKU: 'Debian' }, 'osSKU is Debian, not one of'],
    [agentPool, { maxPods: '30' }, 'maxPods is "30", not a number'],
    [agentPool, { provisioningState: 'Done' }, 'provisioningState is no field'],
  ])('reports invalid inputs: %j with %j: %s', (sent, change, problem) => {
    const changed = { ...sent, inputs: { ...sent.inputs, ...change } };
    expect(descriptions && problemsOf(changed, descriptions)).toEqual([expect.stringContaining(problem)]);
  });

  test('reports a type without a mapping', () => {
    const sent = { type: 'aws:sqs/queue:Queue', name: 'acme', inputs: {} };
    expect(descriptions && problemsOf(sent, descriptions)).toEqual([
      expect.stringContaining('the type has no mapping'),
    ]);
  });
});

/** Components exist in Pulumi only, not in a cloud. */
function ofCloud({ type }: { readonly type: string }): boolean {
  return !type.startsWith('model-platform:') && !type.startsWith('pulumi:');
}
