import { isGkeAccelerator } from '../../catalog/accelerators';
import type { Gpu, GpuType } from '../../catalog/gpus';
import { defaultKubernetesVersion } from '../../catalog/kubernetes';
import { zones } from '../../catalog/regions';
import type { ManagedClusterSpec, NetworkSpec } from '../../definition/cluster';
import { formatCidr, parseCidr, subnet } from '../../units/cidr';
import { joinName } from '../../units/names';
import { GiB, MiB } from '../../units/quantity';
import { cloudTaint, taint } from '../facts/taints';
import type { CloudPoolPlan } from '../types/cloud-pool';
import type { ChannelPlans } from '../types/confinement';
import { alwaysByUse } from './billed';
import { catalogFacts } from './catalog';
import { wholeGiB } from './disks';
import { gkeAudit } from './gke-audit';
import { gkeBilled } from './gke-billed';
import { gkeDisk, localSsdReserve } from './gke-disk';
import { gkeDocuments } from './gke-documents';
import { gkePool, shutdownOf } from './gke-pool';
import { gkeRegistries } from './gke-registries';
import { type SharingWays, sharingWays } from './gpu-sharing';
import { addressRule, clusterDnsPods, dnsRule, privateApiServerRule, secretsRule } from './network-rules';
import type { Cloud, NetworkBounds } from './provider';
import { evictionBytes, kubeletCpuReserve, tieredReserve } from './reserved';

const defaultCidr = '10.0.0.0/16';

/**
 * A network of /24 leaves /28 for the nodes. A node with up to 110 pods gets /24 of the pod range.
 * Source: Google Cloud "Subnets" and "Flexible Pod CIDR", 2026-11.
 */
const bounds: NetworkBounds = { largest: 8, smallest: 24, reserved: 4, podsOfNode: 24 };

/**
 * Addresses of Google APIs in a network. Those of restricted.googleapis.com have only APIs that VPC Service Controls
 * supports, and a perimeter applies to their requests.
 * Source: Google Cloud "Private Google Access with VPC Service Controls", 2026-11.
 */
const apiAddresses = {
  'private.googleapis.com': '199.36.153.8/30',
  'restricted.googleapis.com': '199.36.153.4/30',
} as const;

/** Share of a machine's memory that firmware and kernel use and Kubernetes does not see. Our estimate, rounded up. */
const vmOverhead = 0.025;

/** Google Kubernetes Engine, Standard mode, with Dataplane V2 and direct workload identity. */
export function gke({ kubernetes, network: spec }: Pick<ManagedClusterSpec, 'kubernetes' | 'network'>): Cloud {
  const shutdown = shutdownOf(kubernetes ?? defaultKubernetesVersion);
  const apisHost = apisHostOf(spec);
  return {
    ...facts,
    channels: channelsOf(spec?.perimeter),
    // The control plane has a private endpoint in the network, which nodes and pods use, also with `apiAccess`.
    // Source: Google Cloud "Private Service Connect in GKE", 2026-11.
    apiServerRules: [privateApiServerRule(facts.network(spec, []), ({ cidr }) => [cidr])],
    // The network resolves all names of Google APIs to these addresses.
    secretStoreRules: [secretsRule([apiAddresses[apisHost]])],
    objectStoreRules: [addressRule([apiAddresses[apisHost]], [443], `Cloud Storage through ${apisHost}`)],
    interruption: {
      noticeSeconds: shutdown.totalSeconds,
      graceSeconds: shutdown.totalSeconds - shutdown.criticalPodsSeconds,
    },
    pool: (request) => gkePool(request, shutdown),
  };
}

function apisHostOf(network: NetworkSpec | undefined): keyof typeof apiAddresses {
  return network?.perimeter === undefined ? 'private.googleapis.com' : 'restricted.googleapis.com';
}

const createPerimeter =
  'create a VPC Service Controls perimeter as the guide says, and name it in cluster.network.perimeter';

/**
 * What closes the channels. Nodes pull images from any registry, so DNS of the network cannot be limited to some names.
 * Both hosts of Google APIs have many services besides Cloud Storage, which accept credentials of every project. In a
 * perimeter only the VPC accessible services are reached, if it limits them.
 * Source: Google Cloud "VPC accessible services" and "Services supported by the restricted VIP", 2026-11.
 */
function channelsOf(perimeter: string | undefined): ChannelPlans {
  return {
    storage:
      perimeter === undefined
        ? {
            closed: false,
            open: 'pods with credentials of another project reach its buckets and all other Google APIs at private.googleapis.com',
            fix: createPerimeter,
          }
        : {
            closed: true,
            by: `${perimeter}, if it limits VPC accessible services to RESTRICTED-SERVICES`,
            stated: true,
          },
    dns: {
      closed: false,
      open: 'DNS resolves every name of the internet, and queries carry data to the server of a name',
      fix: 'accept it in a waiver: Cloud DNS has policies for a network, and none for a namespace',
    },
    identity:
      perimeter === undefined
        ? {
            closed: false,
            open: 'pods reach sts.googleapis.com, which exchanges tokens for credentials of every project',
            fix: createPerimeter,
          }
        : {
            closed: true,
            by: `the metadata server on the node, and ${perimeter}, if it restricts sts.googleapis.com`,
            stated: true,
          },
    start: { closed: true, by: 'Dataplane V2, which starts a pod after its network policies are in effect' },
  };
}

/** Settings of a node pool that GKE cannot change. */
const immutableSettings = [
  'imageType',
  'spot',
  'accelerator',
  'reservation',
  'placementPolicy',
  'flexStart',
  'queuedProvisioning',
  'compactPlacement',
  'localSsds',
] as const satisfies readonly (keyof Extract<CloudPoolPlan, { provider: 'gke' }>)[];

const email = /^[^\s:@]+@[^\s:@]+\.[^\s:@]+$/;

/** Facts that do not depend on the cluster. */
const facts: Omit<
  Cloud,
  'apiServerRules' | 'channels' | 'interruption' | 'objectStoreRules' | 'pool' | 'secretStoreRules'
> = {
  name: 'gke',
  title: 'GKE',
  fullName: 'Google Kubernetes Engine',
  managesCluster: true,
  accountTitle: 'Google Cloud project',
  // Source: https://cloud.google.com/resource-manager/docs/creating-managing-projects, 2026-11. Projects of a domain have
  // its name as a prefix: `example.com:`.
  accountForm: {
    expression: /^(?:[a-z0-9.-]+\.[a-z]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]$/,
    allowed: 'a project ID: 6 to 30 lower case letters, digits and hyphens that start with a letter',
  },
  // Without allUsers and allAuthenticatedUsers. Source: Google Cloud "Principal identifiers", 2026-11.
  adminForm: {
    expression: /^(?:(?:user|group|serviceAccount):[^\s:@]+@[\w.-]+|principal(?:Set)?:\/\/iam\.googleapis\.com\/\S+)$/,
    allowed: 'user:EMAIL or group:EMAIL',
  },
  // Google Groups for RBAC. Source: Google Cloud "Configure Google Groups for RBAC", 2026-11.
  logIn: {
    groupForm: { expression: email, allowed: 'the e-mail address of a Google group, such as ranking@acme.example' },
    namesGroups: false,
    oneDomain: true,
    userForm: { expression: email, allowed: 'the e-mail address of a user, such as user:kim@acme.example' },
    oidcPrefix: undefined,
    // The DNS endpoint, with the IAM permission to connect.
    reachesPrivateApi: true,
  },
  audit: gkeAudit,
  ...catalogFacts('gke'),
  byUse: ['data through Cloud NAT and load balancers', ...alwaysByUse],
  billed: gkeBilled,
  // Networks, clusters and node pools are RFC 1035 labels. Source: Google Cloud "Naming resources", 2026-11.
  namesStartWithLetter: ['platform', 'pool'],
  // They are part of the hash at the end of the name of the node pool.
  immutablePoolFields: ['machineType', ...immutableSettings.map((name) => `cloud.${name}`), 'allocatable.pods'],
  agents: { cpuMilli: 500, memoryBytes: 768 * MiB, pods: 12 },
  // DNS pods, NodeLocal DNSCache (default since 1.34.1-gke.3720000), and Cloud DNS on the metadata address, which no
  // selector matches. Source: tektoncd/operator #4000, 2026-08.
  dns: [
    dnsRule([
      clusterDnsPods,
      { kind: 'pods', namespace: 'kube-system', pods: { 'k8s-app': 'node-local-dns' } },
      { kind: 'addresses', cidr: '169.254.20.10/32' },
      { kind: 'addresses', cidr: '169.254.169.254/32' },
    ]),
  ],
  // kube-dns has its metrics on the ports 10054 and 10055, and Cloud DNS has no pods.
  // Source: prometheus-community/helm-charts@kube-prometheus-stack-88.5.3, `values.yaml` (`kubeDns`).
  exportsDnsMetrics: false,
  // Dataplane V2 is Cilium, which starts a pod after its policies are in effect. Source: Cilium, "Endpoint lifecycle", 2026-11.
  policiesFollowPods: undefined,
  podIdentities: true,
  // A project has one workload identity pool. The identifier of a principal names a service account, a namespace or a
  // cluster, and no combination of them; conditions cannot name the cluster.
  // Source: Google Cloud "Workload Identity Federation for GKE", identity sameness, and "Principal identifiers", 2026-11.
  sharesIdentities: true,
  readableSchemes: ['s3', 'gs'],
  identity: (namespace, serviceAccount) => ({
    kind: 'gke-direct',
    subject: `ns/${namespace}/sa/${serviceAccount}`,
  }),
  // With Dataplane V2. Source: Google Cloud "Workload Identity Federation for GKE", 2026-11.
  secretsOfTeams: {},
  documents: gkeDocuments,
  identityRules: [addressRule(['169.254.169.254/32'], [80, 8080], 'credentials from the metadata server')],
  givenNetwork: undefined,
  objectStoreBytesPerSecond: 80 * MiB,
  objectStoreKnown: true,
  // GKE respects disruption budgets and grace periods for up to an hour. Source: Google Cloud, "Node pool upgrade
  // strategies", 2026-11.
  drainSeconds: 60 * 60,
  bucket: ({ platform, name, given, unique }) => ({
    kind: 'gcs',
    bucket: given ?? joinName([platform, name, unique], 63),
  }),
  globalBucketNames: true,
  registries: gkeRegistries,
  secretStore: ({ account }) => ({ kind: 'google-secret-manager', project: account }),
  loadBalancerAnnotations: (visibility): Readonly<Record<string, string>> =>
    visibility === 'internal' ? { 'networking.gke.io/load-balancer-type': 'Internal' } : {},
  // Source: Google Cloud "Internal passthrough Network Load Balancer overview", connection tracking; "VPC firewall rules",
  // idle TCP connections, 2026-11.
  loadBalancerIdleSeconds: 600,
  networkPrerequisites: [],
  lacksMetricsServer: false,

  defaultZones: (region) => zones('gke', region).slice(0, 3),
  minZones: 1,
  podsHaveOwnRange: true,
  systemPoolRequired: false,
  // Source: Google Cloud "Reservations of Compute Engine zonal resources", 2026-11.
  reservationsAreZonal: true,
  // Source: Google Cloud "Consume a reserved zonal resource" in GKE, own and shared reservations and blocks, 2026-11.
  reservationForms: {
    reservation: {
      expression:
        /^(?!cr-[0-9a-f]{17}$)(?:projects\/[a-z0-9.:-]+\/reservations\/)?[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\/reservationBlocks\/[a-z0-9-]+(?:\/reservationSubBlocks\/[a-z0-9-]+)?)?$/,
      allowed: 'NAME, projects/PROJECT/reservations/NAME, or one of them with /reservationBlocks/BLOCK',
    },
  },
  placementForm: {
    expression: /^[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
    allowed: 'the name of a compact placement policy: up to 63 lower case letters, digits and hyphens',
  },
  // Source: Google Cloud "Run a large-scale workload with flex-start with queued provisioning", 2026-11.
  queuedProvisioning: {
    className: 'queued-provisioning.gke.io',
    nodeLabel: 'autoscaling.gke.io/provisioning-request',
    detail: 'ResizeRequestName',
    durationParameter: 'maxRunDurationSeconds',
    maxSeconds: 7 * 24 * 3600,
  },
  // Source: Google Cloud "Create a secret", 2026-11.
  secretNames: { expression: /^[\w-]{1,255}$/, allowed: '1 to 255 letters, digits, _ and -' },
  secretsNeedAccount: true,
  // t2a and t2d have whole cores. The machine types with shared cores are not in the catalog.
  // The API requires the name of the accelerator.
  acceptsGpu: isGkeAccelerator,
  // Source: Compute Engine, "Arm VMs on Compute Engine", 2026-11.
  architecture: (type) => (/^(?:t2a|c4a|n4a|a4x)-/.test(type) ? 'arm64' : 'amd64'),
  isBurstable: () => false,
  // Source: Google Kubernetes Engine, "Add authorized networks for control plane access", limitations, 2026-11: 100 for a cluster with
  // private nodes, and the network itself is one of them.
  maxApiRanges: 99,
  networkBounds: bounds,
  networkFields: ['perimeter'],
  network: (network) => {
    const cidr = parseCidr(network?.cidr ?? defaultCidr);
    if (cidr.prefix > bounds.smallest) return undefined;
    return {
      cidr: formatCidr(cidr),
      nodeCidrs: [formatCidr(subnet(cidr, cidr.prefix + 4, 0))],
      publicCidrs: [],
      controlPlaneCidrs: [],
      apisHost: apisHostOf(network),
      endpointCidrs: [apiAddresses[apisHostOf(network)]],
      podCidr: '100.64.0.0/14',
      serviceCidr: '172.20.0.0/16',
      apiAccess: network?.apiAccess ?? [],
    };
  },
  // Sources: @pulumi/gcp 9.37.0, NodePoolNodeConfigBootDisk; Compute Engine, "Persistent Disk", maximum capacity, 2026-04-09, and
  // "Google Cloud Hyperdisk overview", size limits, read 2026-11.
  diskBounds: { least: 10, most: 65_536 },
  disk: gkeDisk,
  // Source of the formulas: Google Cloud "Plan node sizes in Standard clusters", 2026-11.
  allocatable: (machine, disk) => {
    const memory = (machine.memoryMiB * MiB * (1 - vmOverhead)) / GiB;
    const reserved = tieredReserve(memory, [
      [4, 0.25],
      [8, 0.2],
      [16, 0.1],
      [128, 0.06],
      [Number.POSITIVE_INFINITY, 0.02],
    ]);
    const diskReserve =
      disk.kind === 'local' ? localSsdReserve(machine) : Math.min(disk.gib * 0.5, 6 + disk.gib * 0.35, 100);
    return {
      cpuMilli: Math.floor(machine.vcpu * 1000 - kubeletCpuReserve(machine.vcpu)),
      memoryBytes: Math.floor((memory - reserved) * GiB - evictionBytes),
      ephemeralBytes: wholeGiB(disk.gib * 0.9 - diskReserve),
      pods: 110,
    };
  },
  // GKE taints arm64 nodes and nodes of queued provisioning itself. It also taints GPU nodes, but only if the cluster has another pool at that moment, and
  // pools are created at the same time. Source: Google Cloud "Run GPUs in GKE Standard node pools", 2026-11.
  taints: ({ gpu, capacity, arch }) => [
    ...(gpu ? [taint('nvidia.com/gpu', 'present')] : []),
    ...(capacity === 'spot' ? [taint('model-platform.dev/capacity', 'spot')] : []),
    ...(capacity === 'queued-provisioning' ? [cloudTaint('cloud.google.com/gke-queued', 'true')] : []),
    ...(arch === 'arm64' ? [cloudTaint('kubernetes.io/arch', 'arm64')] : []),
  ],
  gpuSharing: gkeSharing,
  gpuStack: () => ({ driver: 'cloud', devicePlugin: 'cloud' }),
  // Source: Google Cloud "Run GPUs in GKE Standard node pools", "About the CUDA-X libraries", 2026-11.
  gpuExporter: { libraries: '/home/kubernetes/bin/nvidia' },
  fabric: () => ({ kind: 'compact-placement', env: placementEnv }),
  fabricSoldAs: ({ name }, kind) =>
    kind !== 'queued-provisioning' && (kind !== 'flex-start' || compactFlexStart.test(name)),
  fabricTitle: 'compact placement',
};

/**
 * Machine types whose flex-start VMs can have compact placement. None can with queued provisioning.
 * Source: GoogleCloudPlatform/cluster-toolkit, "GKE Consumption Options User Guide", 2026-11.
 */
const compactFlexStart = /^(?:a3-ultragpu|a4-highgpu)-/;

/**
 * NCCL loads the Fast Socket plugin that GKE installs with the driver. Dataplane V2 names the interface of a pod eth0.
 * Source: Google Cloud "Improve workload efficiency using NCCL Fast Socket", 2026-11.
 */
const placementEnv = { NCCL_DEBUG: 'WARN', NCCL_SOCKET_IFNAME: 'eth0' };

/**
 * GPUs that GKE can partition. Source: Google Cloud "Running multi-instance GPUs" and "ComputeClass", gpuPartitionSize,
 * 2026-11.
 */
const migGpus: readonly GpuType[] = ['a100-40gb', 'a100-80gb', 'h100', 'h200', 'b200', 'rtx-pro-6000'];

function gkeSharing(gpu: Gpu): SharingWays {
  return sharingWays(gpu, {
    // The device plugin of GKE gives shares the resource name of whole GPUs, one for each pod.
    resource: 'whole-gpu',
    impossible: {
      ...(gpu.sharing.includes('mig') && !migGpus.includes(gpu.name) && { mig: 'GKE does not partition this GPU' }),
      // Source: Google Cloud "Share GPUs with multiple workloads using NVIDIA MPS", 2026-11; NVIDIA/k8s-device-plugin
      // #843 (2024-07-24) states that only the plugin of GKE needs it.
      mps: "pods would need the node's IPC namespace (hostIPC), which Pod Security forbids",
    },
  });
}
