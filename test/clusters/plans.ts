import type { BucketLocation } from '../../lib/plan/types/bucket';
import type { ClusterPlan, NetworkPlan } from '../../lib/plan/types/cluster';
import type { IdentityMechanism, IdentityPlan } from '../../lib/plan/types/identity';
import type { CloudPoolPlan, NodePoolPlan, TaintPlan } from '../../lib/plan/types/node-pool';

// Cluster plans written by hand, so that these tests do not depend on the planner.

const GiB = 2 ** 30;

interface PoolFacts {
  readonly name: string;
  readonly machineType: string;
  readonly cloud: CloudPoolPlan;
  readonly nodes?: NodePoolPlan['nodes'];
  readonly taints?: readonly TaintPlan[];
  readonly gpus?: number;
  readonly spot?: boolean;
}

export function pool({ name, machineType, cloud, nodes, taints, gpus = 0, spot = false }: PoolFacts): NodePoolPlan {
  return {
    name,
    machineType,
    arch: 'amd64',
    nodes: nodes ?? { min: 2, max: 6 },
    capacity: spot ? 'spot' : 'on-demand',
    zones: [],
    diskGiB: 120,
    labels: { 'model-platform.dev/pool': name, ...(gpus > 0 && { 'model-platform.dev/gpu': 'l4' }) },
    taints: taints ?? [],
    allocatable: {
      cpuMilli: 7910,
      memoryBytes: 28 * GiB,
      ephemeralBytes: 100 * GiB,
      pods: 58,
      devices: gpus > 0 ? { 'nvidia.com/gpu': gpus } : {},
    },
    agents: { cpuMilli: 250, memoryBytes: GiB, pods: 6 },
    ...(gpus > 0 && {
      gpu: {
        type: 'l4',
        count: gpus,
        memoryMiB: 22888,
        resource: 'nvidia.com/gpu',
        driver: cloud.provider === 'eks' ? ('node-image' as const) : ('cloud' as const),
        devicePlugin: cloud.provider === 'gke' ? ('cloud' as const) : ('nvidia-device-plugin' as const),
      },
    }),
    cloud,
  };
}

const gpuTaint = (setByCloud: boolean): TaintPlan => ({
  key: 'nvidia.com/gpu',
  value: 'present',
  effect: 'NoSchedule',
  setByCloud,
});

const spotTaint: TaintPlan = {
  key: 'model-platform.dev/capacity',
  value: 'spot',
  effect: 'NoExecute',
  setByCloud: false,
};

function identity(mechanism: IdentityMechanism): IdentityPlan {
  return {
    name: 'ranking/ranker',
    namespace: 'ranking',
    serviceAccount: 'ranker',
    grants: [{ bucket: 'models', access: 'read', prefix: 'ranker/' }],
    mechanism,
  };
}

const ranges = { podCidr: '100.64.0.0/14', serviceCidr: '172.20.0.0/16', apiAccess: [] } as const;

function models(location: BucketLocation): ClusterPlan['buckets'] {
  return { models: { name: 'models', versioning: true, manage: true, location } };
}

const tags = { 'managed-by': 'model-platform', platform: 'acme' };

const eksCpu = { provider: 'eks', amiType: 'AL2023_x86_64_STANDARD', capacityType: 'ON_DEMAND' } as const;

export const eksPlan: ClusterPlan = {
  name: 'acme',
  provider: 'eks',
  region: 'us-east-1',
  account: '123456789012',
  kubernetes: '1.35',
  zones: ['us-east-1a', 'us-east-1b'],
  network: {
    ...ranges,
    cidr: '10.0.0.0/16',
    nodeCidrs: ['10.0.0.0/19', '10.0.32.0/19'],
    publicCidrs: ['10.0.192.0/26', '10.0.192.64/26'],
    controlPlaneCidrs: ['10.0.196.0/26', '10.0.196.64/26'],
    endpointCidrs: ['10.0.194.0/26', '10.0.194.64/26'],
  },
  systemPool: pool({ name: 'system', machineType: 'm7i.large', cloud: eksCpu }),
  pools: {
    cpu: pool({ name: 'cpu', machineType: 'm7i.2xlarge', cloud: eksCpu }),
    gpu: pool({
      name: 'gpu',
      machineType: 'g6.xlarge',
      cloud: { provider: 'eks', amiType: 'AL2023_x86_64_NVIDIA', capacityType: 'ON_DEMAND' },
      nodes: { min: 0, max: 4 },
      taints: [gpuTaint(false)],
      gpus: 1,
    }),
    spot: pool({
      name: 'spot',
      machineType: 'm7i.2xlarge',
      cloud: { ...eksCpu, capacityType: 'SPOT' },
      taints: [spotTaint],
      spot: true,
    }),
  },
  buckets: models({ kind: 's3', bucket: 'acme-models-1a2b3c4d', region: 'us-east-1' }),
  identities: [identity({ kind: 'eks-pod-identity' })],
  autoscaler: { namespace: 'scaling', serviceAccount: 'node-scaler' },
  admins: [],
  tags,
};

const gkeCpu = { provider: 'gke', imageType: 'COS_CONTAINERD', spot: false } as const;

export const gkePlan: ClusterPlan = {
  name: 'acme',
  provider: 'gke',
  region: 'us-central1',
  account: 'acme-project',
  kubernetes: '1.35',
  zones: ['us-central1-a', 'us-central1-b', 'us-central1-c'],
  network: {
    ...ranges,
    cidr: '10.0.0.0/16',
    nodeCidrs: ['10.0.0.0/20'],
    publicCidrs: [],
    controlPlaneCidrs: [],
    endpointCidrs: ['199.36.153.8/30'],
  },
  systemPool: pool({ name: 'system', machineType: 'e2-standard-2', cloud: gkeCpu }),
  pools: {
    cpu: pool({ name: 'cpu', machineType: 'n2-standard-8', cloud: gkeCpu }),
    gpu: pool({
      name: 'gpu',
      machineType: 'g2-standard-8',
      cloud: { ...gkeCpu, accelerator: { type: 'nvidia-l4', count: 1, driverVersion: 'DEFAULT' } },
      nodes: { min: 0, max: 4 },
      taints: [gpuTaint(true)],
      gpus: 1,
    }),
    spot: pool({
      name: 'spot',
      machineType: 'n2-standard-8',
      cloud: { ...gkeCpu, spot: true },
      taints: [spotTaint],
      spot: true,
    }),
  },
  buckets: models({ kind: 'gcs', bucket: 'acme-models-1a2b3c4d' }),
  identities: [identity({ kind: 'gke-direct', subject: 'ns/ranking/sa/ranker' })],
  admins: [],
  tags,
};

const aksCpu = { provider: 'aks', mode: 'User', osSku: 'Ubuntu', spot: false } as const;

export const aksPlan: ClusterPlan = {
  name: 'acme',
  provider: 'aks',
  region: 'eastus',
  account: '11111111-2222-3333-4444-555555555555',
  kubernetes: '1.35',
  zones: ['1', '2', '3'],
  network: {
    ...ranges,
    cidr: '10.0.0.0/16',
    nodeCidrs: ['10.0.0.0/20'],
    publicCidrs: [],
    controlPlaneCidrs: [],
    endpointCidrs: ['10.0.255.0/24'],
  },
  systemPool: pool({ name: 'system', machineType: 'Standard_D2s_v5', cloud: { ...aksCpu, mode: 'System' } }),
  pools: {
    cpu: pool({ name: 'cpu', machineType: 'Standard_D8s_v5', cloud: aksCpu }),
    gpu: pool({
      name: 'gpu',
      machineType: 'Standard_NC4as_T4_v3',
      cloud: { ...aksCpu, gpuDriver: 'Install' },
      nodes: { min: 0, max: 4 },
      taints: [gpuTaint(false)],
      gpus: 1,
    }),
    spot: pool({
      name: 'spot',
      machineType: 'Standard_D8s_v5',
      cloud: { ...aksCpu, spot: true },
      taints: [{ key: 'kubernetes.azure.com/scalesetpriority', value: 'spot', effect: 'NoSchedule', setByCloud: true }],
      spot: true,
    }),
  },
  buckets: models({ kind: 'azure-blob', account: 'mp1a2b3c4d', container: 'models' }),
  identities: [
    identity({
      kind: 'aks-federated',
      subject: 'system:serviceaccount:ranking:ranker',
      audience: 'api://AzureADTokenExchange',
    }),
  ],
  admins: [],
  tags,
};

export const existingPlan: ClusterPlan = {
  name: 'acme',
  provider: 'existing',
  region: '',
  kubernetes: '1.35',
  zones: [],
  pools: {},
  buckets: {
    models: {
      name: 'models',
      versioning: true,
      manage: false,
      location: {
        kind: 's3-compatible',
        bucket: 'models',
        endpoint: 'https://minio.storage.internal:9000',
      },
    },
  },
  identities: [identity({ kind: 'secret', secret: 'object-store-credentials' })],
  admins: [],
  tags,
};

/** A plan with a Kubernetes API that is reachable from the internet. */
export function withApiAccess(plan: ClusterPlan, apiAccess: readonly string[]): ClusterPlan {
  return plan.network ? { ...plan, network: { ...(plan.network satisfies NetworkPlan), apiAccess } } : plan;
}
