// Cloud resources and manifests of the same plan match.
import type { ModelPlatformDefinition } from '../lib/definition/platform';
import type { Manifest } from '../lib/manifests/manifest';
import { renderObjects } from '../lib/manifests/render';
import { checkParsed } from '../lib/plan/plan';
import type { ModelPlatformPlan } from '../lib/plan/types/platform';
import type { RecordedResource } from '../lib/testing/record-pulumi';
import { ofType, recordCluster } from './clusters/record';
import { definition } from './fixtures/definition';

interface EksInputs {
  readonly labels: MadePool['labels'];
  readonly taints?: readonly Taint[];
  readonly amiType: string;
}

interface GkeInputs {
  readonly nodeConfig: {
    readonly labels: MadePool['labels'];
    readonly taints?: readonly Taint[];
    readonly guestAccelerators?: readonly {
      readonly gpuDriverInstallationConfig: { readonly gpuDriverVersion: string };
    }[];
  };
}

interface AksInputs {
  readonly nodeLabels: MadePool['labels'];
  /** `key=value:effect`. */
  readonly nodeTaints?: readonly string[];
  readonly gpuProfile?: { readonly driver: string };
}

interface PodTemplate {
  readonly spec: {
    readonly nodeSelector: Readonly<Record<string, string>>;
    readonly tolerations?: readonly (Taint & { readonly operator: string })[];
    readonly serviceAccountName: string;
    readonly initContainers: readonly { readonly env: readonly { readonly name: string; readonly value: string }[] }[];
  };
}

interface Deployment {
  readonly spec: { readonly template: PodTemplate };
}

/** Inputs in the notation of the cloud API. */
function inputsOf<T>({ inputs }: RecordedResource): T {
  return inputs as unknown as T;
}

interface Taint {
  readonly key: string;
  readonly effect: string;
}

interface MadePool {
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly Taint[];
  /** Whether the cloud installs the GPU driver; absent on a pool without GPUs. */
  readonly driver?: string;
}

/** A node pool in the notation of each cloud API, with the labels and taints that the cloud adds to it. */
const clouds = {
  eks: {
    poolType: 'aws:eks/nodeGroup:NodeGroup',
    read: (resource: RecordedResource): MadePool => {
      const { labels, taints = [], amiType } = inputsOf<EksInputs>(resource);
      const effects: Readonly<Record<string, string>> = { NO_SCHEDULE: 'NoSchedule', NO_EXECUTE: 'NoExecute' };
      return {
        labels,
        taints: taints.map(({ key, effect }) => ({ key, effect: effects[effect] ?? effect })),
        ...(amiType.includes('NVIDIA') && { driver: 'node-image' }),
      };
    },
    cloudTaints: (): readonly Taint[] => [],
    devicePlugin: 'nvidia-device-plugin',
    subjects: (resources: readonly RecordedResource[]) =>
      ofType(resources, 'aws:eks/podIdentityAssociation:PodIdentityAssociation').map(
        ({ inputs }) => `${inputs.namespace}/${inputs.serviceAccount}`,
      ),
    buckets: (resources: readonly RecordedResource[]) =>
      ofType(resources, 'aws:s3/bucket:Bucket').map(({ inputs }) => String(inputs.bucket)),
  },
  gke: {
    poolType: 'gcp:container/nodePool:NodePool',
    read: (resource: RecordedResource): MadePool => {
      const { labels, taints = [], guestAccelerators = [] } = inputsOf<GkeInputs>(resource).nodeConfig;
      const version = guestAccelerators[0]?.gpuDriverInstallationConfig.gpuDriverVersion;
      return {
        labels,
        taints: taints.map(({ key }) => ({ key, effect: 'NoSchedule' })),
        ...(version && { driver: version === 'DEFAULT' ? 'cloud' : 'none' }),
      };
    },
    cloudTaints: (pool: MadePool): readonly Taint[] =>
      pool.driver ? [{ key: 'nvidia.com/gpu', effect: 'NoSchedule' }] : [],
    devicePlugin: 'cloud',
    subjects: (resources: readonly RecordedResource[]) =>
      ofType(resources, 'gcp:storage/bucketIAMMember:BucketIAMMember')
        .map(({ inputs }) => /subject\/ns\/(.+)\/sa\/(.+)$/.exec(String(inputs.member)))
        .map((match) => `${match?.[1]}/${match?.[2]}`),
    buckets: (resources: readonly RecordedResource[]) =>
      ofType(resources, 'gcp:storage/bucket:Bucket').map(({ inputs }) => String(inputs.name)),
  },
  aks: {
    poolType: 'azure-native:containerservice:AgentPool',
    read: (resource: RecordedResource): MadePool => {
      const { nodeLabels, nodeTaints = [], gpuProfile } = inputsOf<AksInputs>(resource);
      return {
        labels: nodeLabels,
        taints: nodeTaints.map((text) => ({
          key: text.slice(0, text.indexOf('=')),
          effect: text.slice(text.indexOf(':') + 1),
        })),
        ...(gpuProfile && { driver: gpuProfile.driver === 'Install' ? 'cloud' : 'none' }),
      };
    },
    cloudTaints: (): readonly Taint[] => [],
    devicePlugin: 'nvidia-device-plugin',
    subjects: (resources: readonly RecordedResource[]) =>
      ofType(resources, 'azure-native:managedidentity:FederatedIdentityCredential').map(({ inputs }) =>
        String(inputs.subject).replace('system:serviceaccount:', '').replace(':', '/'),
      ),
    buckets: (resources: readonly RecordedResource[]) =>
      ofType(resources, 'azure-native:storage:BlobContainer').map(({ inputs }) => String(inputs.containerName)),
  },
} as const;

const providers = ['eks', 'gke', 'aks'] as const;

/** The valid definition with a GPU pool for its service. */
function withGpuPool(provider: (typeof providers)[number]): ModelPlatformDefinition {
  const { account: _, ...cluster } = definition(provider).cluster;
  const delivery = { gitops: 'argocd', repository: 'https://git.acme.example/platform' } as const;
  const base = { ...definition(provider), cluster, delivery };
  const gpu = { type: provider === 'aks' ? 't4' : 'l4', count: 1 } as const;
  return {
    ...base,
    cluster: {
      ...base.cluster,
      nodePools: { ...base.cluster.nodePools, accelerated: { gpu, nodes: { min: 0, max: 3 } } },
    },
    services: Object.fromEntries(
      Object.entries(base.services ?? {}).map(([name, service]) => [name, { ...service, pool: 'accelerated' }]),
    ),
  };
}

const outputs = { outputs: { identities: { 'ranking/churn': { clientId: '0000' } } } };

describe.each(providers)('on %s', (provider) => {
  const cloud = clouds[provider];
  let plan: ModelPlatformPlan;
  let objects: readonly Manifest[];
  let resources: readonly RecordedResource[];
  let pods: readonly PodTemplate[];
  let pools: readonly MadePool[];

  beforeAll(async () => {
    plan = checkParsed(withGpuPool(provider), { outputs }).plan;
    objects = renderObjects(plan);
    resources = (await recordCluster(plan.cluster)).resources;
    pools = ofType(resources, cloud.poolType).map(cloud.read);
    pods = objects
      .filter(({ kind }) => kind === 'Deployment')
      .map((object) => (object as unknown as Deployment).spec.template);
  });

  /** The pools whose labels match the node selector of a pod. */
  function poolOf({ nodeSelector }: PodTemplate['spec']): MadePool {
    const wanted = Object.entries(nodeSelector);
    const found = pools.filter(({ labels }) => wanted.every(([key, value]) => labels[key] === value));
    expect(found).toHaveLength(1);
    return found[0] as MadePool;
  }

  test('every pod selects exactly one node pool', () => {
    expect(pods.length).toBeGreaterThan(0);
    for (const { spec } of pods) poolOf(spec);
  });

  test('every pod tolerates all taints of its pool, including those that the cloud sets', () => {
    expect.hasAssertions();
    for (const { spec } of pods) {
      const pool = poolOf(spec);
      const tolerated = (spec.tolerations ?? []).map(({ key, effect, operator }) => ({ key, effect, operator }));
      const taints = [...pool.taints, ...cloud.cloudTaints(pool)];
      expect(taints.length).toBeGreaterThan(0);
      expect(tolerated).toEqual(expect.arrayContaining(taints.map((taint) => ({ ...taint, operator: 'Exists' }))));
    }
  });

  test('exactly one component installs the driver of a GPU pool, and one the device plugin', () => {
    const accelerated = plan.cluster.pools.accelerated;
    const made = pools.find(({ driver }) => driver !== undefined);
    expect(made?.driver).toBe(accelerated?.gpu?.driver);
    const applications = objects.filter(({ kind }) => kind === 'Application').map(({ metadata }) => metadata.name);
    expect(accelerated?.gpu?.devicePlugin).toBe(cloud.devicePlugin);
    expect(applications.includes('nvidia-device-plugin')).toBe(cloud.devicePlugin === 'nvidia-device-plugin');
  });

  test('the cloud identities match the service accounts in the manifests', () => {
    const accounts = objects
      .filter(({ kind }) => kind === 'ServiceAccount')
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    const subjects = cloud.subjects(resources).filter((subject) => !subject.startsWith('kube-system/'));
    expect([...new Set(subjects)].sort()).toEqual(accounts.sort());
    expect(pods.map(({ spec }) => spec.serviceAccountName)).toEqual([plan.services.churn?.serviceAccount.name]);
    expect(accounts).toEqual([`ranking/${plan.services.churn?.serviceAccount.name}`]);
  });

  test('every model is downloaded from a managed bucket', () => {
    const made = cloud.buckets(resources);
    expect(made.length).toBeGreaterThan(0);
    const sources = pods
      .flatMap(({ spec }) => spec.initContainers.flatMap(({ env }) => env))
      .filter(({ name }) => name === 'MODEL_SOURCE')
      .map(({ value }) => value);
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect(made).toContain(source.slice(source.lastIndexOf(':') + 1).split('/')[0]);
  });
});
