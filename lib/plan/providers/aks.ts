import type { Gpu, GpuType, MigProfile } from '../../catalog/gpus';
import { zones } from '../../catalog/regions';
import type { ManagedClusterSpec } from '../../definition/cluster';
import { formatCidr, parseCidr, subnet } from '../../units/cidr';
import { shortHash } from '../../units/names';
import { MiB } from '../../units/quantity';
import { cloudTaint, taint } from '../facts/taints';
import type { CloudPoolPlan } from '../types/cloud-pool';
import type { ChannelPlans } from '../types/confinement';
import { aksAudit } from './aks-audit';
import { aksBilled } from './aks-billed';
import { aksDisk } from './aks-disk';
import { aksDocuments } from './aks-documents';
import { aksRegistries } from './aks-registries';
import { alwaysByUse } from './billed';
import { catalogFacts } from './catalog';
import { wholeGiB } from './disks';
import { type SharingWays, sharingWays } from './gpu-sharing';
import {
  addressRule,
  clusterDnsPods,
  dnsRule,
  privateApiServerRule,
  publicApiServerRule,
  publicSecretsRule,
} from './network-rules';
import type { Cloud, CloudPoolRequest, NetworkBounds } from './provider';
import { evictionBytes, tieredReserve } from './reserved';

const defaultCidr = '10.0.0.0/16';

/**
 * A network of /21 leaves /29 for the private endpoints, the minimum size of a subnet. Each node gets /24 of the pod
 * range. Source: Microsoft Learn "Virtual network FAQ" and "Azure CNI Overlay", 2026-11.
 */
const bounds: NetworkBounds = { largest: 8, smallest: 21, reserved: 5, podsOfNode: 24 };

/** Maximum pods per node, set on each node pool. */
const maxPods = 110;

/**
 * Addresses where pods exchange their token for one of Microsoft Entra ID (login.microsoftonline.com).
 * Source: Microsoft 365 URLs and IP address ranges, entry 56, read 2026-11.
 */
const entraCidrs = ['20.20.32.0/19', '20.190.128.0/18', '20.231.128.0/19', '40.126.0.0/18'];

/** Share of a machine's memory that firmware and kernel use and Kubernetes does not see. Our estimate, rounded up. */
const vmOverhead = 0.025;

/** Time without traffic after which a load balancer drops a connection: the longest that AKS allows. */
const idleMinutes = 30;

/** Names of groups in Microsoft Entra ID. */
const entraGroup = {
  expression: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  allowed: 'the object ID of a group: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12',
};

/** Azure Kubernetes Service with Azure CNI overlay, Cilium, and workload identity. */
export function aks(spec: ManagedClusterSpec): Cloud {
  const network = networkOf(spec.network, []);
  return {
    name: 'aks',
    title: 'AKS',
    fullName: 'Azure Kubernetes Service',
    managesCluster: true,
    accountTitle: 'Azure subscription',
    // Source: https://learn.microsoft.com/azure/azure-portal/get-subscription-tenant-id, 2026-11.
    accountForm: {
      expression: /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
      allowed: 'a subscription ID: 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12',
    },
    adminForm: entraGroup,
    // A role assignment needs an object id, and the cluster knows users by their names, so only groups can be members.
    // Source: Microsoft Learn "Use Kubernetes role-based access control with Microsoft Entra ID in AKS", 2026-11.
    logIn: {
      groupForm: entraGroup,
      namesGroups: false,
      oneDomain: false,
      userForm: undefined,
      oidcPrefix: undefined,
      reachesPrivateApi: false,
    },
    audit: aksAudit({ accountName, vaultName }),
    ...catalogFacts('aks'),
    byUse: ['data through load balancers and private endpoints', ...alwaysByUse],
    billed: aksBilled,
    // The name of the platform is the DNS prefix of the cluster. The cloud half removes a leading digit from the names of
    // pools. Source: Azure Resource Manager, naming rules of managed clusters, 2026-11.
    namesStartWithLetter: ['platform'],
    // They are part of the hash at the end of the name of the node pool.
    immutablePoolFields: ['machineType', 'cloud', 'allocatable.pods', 'diskGiB', 'zones'],
    agents: { cpuMilli: 400, memoryBytes: 768 * MiB, pods: 10 },
    channels,
    // Cilium starts a pod after its policies are in effect. Source: Cilium, "Endpoint lifecycle", 2026-11.
    policiesFollowPods: undefined,
    dns: [dnsRule([clusterDnsPods, { kind: 'pods', namespace: 'kube-system', pods: { 'k8s-app': 'node-local-dns' } }])],
    exportsDnsMetrics: true,
    podIdentities: true,
    // A federated credential names the issuer of one cluster. Source: Microsoft Learn "Workload identity" of AKS, 2026-11.
    sharesIdentities: false,
    readableSchemes: ['s3', 'gs'],
    identity: (namespace, serviceAccount, clientId) => ({
      kind: 'aks-federated',
      subject: `system:serviceaccount:${namespace}:${serviceAccount}`,
      audience: 'api://AzureADTokenExchange',
      ...(clientId !== undefined && { clientId }),
    }),
    secretsOfTeams: {},
    documents: aksDocuments,
    identityRules: [addressRule(entraCidrs, [443], 'tokens of Microsoft Entra ID')],
    givenNetwork: undefined,
    // Without `apiAccess` it has a private endpoint in the network.
    // Source: Microsoft Learn "Create a private Azure Kubernetes Service (AKS) cluster", 2026-11.
    apiServerRules: [
      network && network.apiAccess.length > 0
        ? publicApiServerRule(network)
        : privateApiServerRule(network, ({ cidr }) => [cidr]),
    ],
    secretStoreRules: [publicSecretsRule(network)],
    objectStoreRules: network
      ? [addressRule(network.endpointCidrs, [443], 'Blob Storage through private endpoints')]
      : [],
    objectStoreBytesPerSecond: 60 * MiB,
    objectStoreKnown: true,
    bucket: ({ platform, name, given, unique }) => ({
      kind: 'azure-blob',
      // The name of the account must be unique in Azure; those of its containers need not. One account holds all buckets
      // of a platform that have no 'name'.
      account: given === undefined ? accountName(platform, unique) : accountName(given, shortHash(given, 8)),
      container: given ?? name,
    }),
    globalBucketNames: true,
    registries: aksRegistries,
    secretStore: ({ platform, unique }) => ({ kind: 'azure-key-vault', vault: vaultName(platform, unique) }),
    loadBalancerAnnotations: (visibility) => ({
      ...(visibility === 'internal' && { 'service.beta.kubernetes.io/azure-load-balancer-internal': 'true' }),
      // Minutes. The default is 4, less than the timeout of a language model. Source: Microsoft Learn "Use a public
      // standard load balancer in AKS", 4 to 30, 2026-11.
      'service.beta.kubernetes.io/azure-load-balancer-tcp-idle-timeout': String(idleMinutes),
    }),
    loadBalancerIdleSeconds: idleMinutes * 60,
    networkPrerequisites: [],
    lacksMetricsServer: false,

    defaultZones: (region) => zones('aks', region),
    minZones: 1,
    podsHaveOwnRange: true,
    // Source: Microsoft Learn "Manage system node pools in AKS", 2026-11.
    systemPoolRequired: true,
    // A capacity reservation group can have reservations in several zones.
    reservationsAreZonal: false,
    // Source: Azure Resource Manager, naming rules of Microsoft.Resources and Microsoft.Compute, 2026-11.
    reservationForms: {
      reservation: {
        expression:
          /^\/subscriptions\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\/resourceGroups\/[\w().-]{1,90}\/providers\/Microsoft\.Compute\/capacityReservationGroups\/[\w.-]{1,80}$/i,
        allowed:
          'a resource id: /subscriptions/SUBSCRIPTION/resourceGroups/GROUP/providers/Microsoft.Compute/capacityReservationGroups/NAME',
      },
    },
    placementForm: undefined,
    queuedProvisioning: undefined,
    // Source: Microsoft Learn "Key Vault keys, secrets and certificates overview", 2026-11.
    secretNames: { expression: /^[a-zA-Z0-9-]{1,127}$/, allowed: '1 to 127 letters, digits and -' },
    secretsNeedAccount: false,
    acceptsGpu: () => true,
    // Arm sizes have a `p` among the features: D8ps_v6. Source: Azure, "VM size naming conventions", 2026-11.
    architecture: (type) => (/^Standard_[A-Z]+\d+(?:-\d+)?[a-z]*p[a-z]*_/.test(type) ? 'arm64' : 'amd64'),
    isBurstable: () => false,
    // Source: Microsoft Learn, "Use API server authorized IP ranges in AKS", 2026-11.
    maxApiRanges: 200,
    networkBounds: bounds,
    networkFields: [],
    network: networkOf,
    // Our estimate. Commands in the documentation of AKS create pools with 30 GiB.
    diskBounds: { least: 30, most: 2048 },
    disk: aksDisk,
    // Source of the numbers: Microsoft Learn "Node resource reservations in AKS", Kubernetes 1.29 and later, 2026-11.
    allocatable: (machine, { gib }) => {
      const memory = machine.memoryMiB * MiB * (1 - vmOverhead);
      const reserved = Math.min((20 * maxPods + 50) * 1_000_000, memory * 0.25);
      return {
        cpuMilli: Math.floor(machine.vcpu * 1000 - cpuReserve(machine.vcpu)),
        memoryBytes: Math.floor(memory - reserved - evictionBytes),
        ephemeralBytes: wholeGiB(gib * 0.85),
        pods: maxPods,
      };
    },
    taints: ({ gpu, capacity, arch }) => [
      ...(gpu ? [taint('nvidia.com/gpu', 'present')] : []),
      // Azure taints spot nodes itself, with the former name of the label.
      ...(capacity === 'spot' ? [cloudTaint('kubernetes.azure.com/scalesetpriority', 'spot')] : []),
      ...(arch === 'arm64' ? [taint('kubernetes.io/arch', 'arm64')] : []),
    ],
    gpuSharing: aksSharing,
    // AKS installs the driver and partitions GPUs, but does not install a device plugin.
    gpuStack: () => ({ driver: 'cloud', devicePlugin: 'nvidia-device-plugin' }),
    // At least 30 seconds, minus the seconds until the node is drained: our estimate.
    // Source: Microsoft Learn "Azure Spot Virtual Machines" and "Scheduled Events" (Preempt), 2026-11.
    interruption: { noticeSeconds: 30, graceSeconds: 20 },
    // The default. Source: Azure SDK, AgentPoolUpgradeSettings.drainTimeoutInMinutes, 2026-11.
    drainSeconds: 30 * 60,
    fabric: () => ({ kind: 'proximity-placement', env: placementEnv }),
    // Source: Microsoft Learn "On-demand capacity reservation", limitations: no proximity placement groups, 2026-02-17.
    fabricSoldAs: (_, kind) => kind !== 'reservation',
    fabricTitle: 'proximity placement',
    pool: aksPool,
  };
}

/** What closes the channels. */
const channels: ChannelPlans = {
  storage: { closed: true, by: 'private endpoints: pods reach the storage accounts of the platform and no others' },
  dns: {
    closed: false,
    open: 'DNS resolves every name of the internet, and queries carry data to the server of a name',
    fix: 'accept it in a waiver: CoreDNS of AKS has no rules for a namespace',
  },
  identity: {
    closed: false,
    open: 'pods reach the sign-in of Microsoft Entra ID, which all tenants share',
    fix: 'accept it in a waiver: pods need it for their credentials, and network policies cannot name a tenant',
  },
  start: { closed: true, by: 'Cilium, which starts a pod after its network policies are in effect' },
};

/**
 * Pods get no InfiniBand device, so NCCL must not use one. Azure CNI names the interface of a pod eth0.
 * Source: Microsoft Learn "Use InfiniBand on AKS", settings without InfiniBand, 2026-11.
 */
const placementEnv = { NCCL_DEBUG: 'WARN', NCCL_IB_DISABLE: '1', NCCL_SOCKET_IFNAME: 'eth0' };

/** GPUs that AKS can partition. Source: Microsoft Learn "Multi-instance GPU node pools in AKS", 2026-11. */
const migGpus: readonly GpuType[] = ['a100-40gb', 'a100-80gb', 'h100', 'h100-nvl', 'h200'];

/**
 * Shares keep the resource name nvidia.com/gpu. AKS labels GPU nodes itself (kubernetes.azure.com/accelerator), and its
 * autoscaler, whose templates of empty pools cannot be changed, considers such a node unready without that resource.
 * Source: kubernetes/autoscaler, processors/customresources/gpu_processor.go, 2026-11.
 */
function aksSharing(gpu: Gpu): SharingWays {
  return sharingWays(gpu, {
    resource: 'whole-gpu',
    migProfiles: gpu.migProfiles.filter(isOfAks),
    impossible:
      gpu.sharing.includes('mig') && !migGpus.includes(gpu.name) ? { mig: 'AKS does not partition this GPU' } : {},
  });
}

/** AKS names a profile by its compute slices, so of the profiles with equal slices it has only the smallest. */
function isOfAks(profile: MigProfile, _: number, all: readonly MigProfile[]): boolean {
  const slices = computeSlices(profile.name);
  return all.every((other) => computeSlices(other.name) !== slices || profile.perGpu >= other.perGpu);
}

/** `1g` of `1g.10gb`. */
function computeSlices(profile: string): string {
  return profile.split('.')[0] ?? '';
}

function aksPool({ machine, capacity, system, sharing, fabric, disk }: CloudPoolRequest): CloudPoolPlan {
  return {
    provider: 'aks',
    mode: system ? 'System' : 'User',
    osSku: 'Ubuntu',
    spot: capacity.kind === 'spot',
    ...(machine.gpu && { gpuDriver: 'Install' as const }),
    ...instanceProfile(sharing?.profile),
    ...(capacity.kind === 'reservation' && { reservation: capacity.reservation }),
    ...(fabric && { proximityPlacement: true }),
    ...(disk.kind === 'local' && { ephemeralOsDisk: true }),
  };
}

const instanceProfiles = ['MIG1g', 'MIG2g', 'MIG3g', 'MIG4g', 'MIG7g'] as const;

function instanceProfile(profile: string | undefined) {
  const found = instanceProfiles.find((name) => name === `MIG${computeSlices(profile ?? '')}`);
  return found ? { gpuInstanceProfile: found } : {};
}

/** Name of a storage account: 3 to 24 lower case letters and digits. */
function accountName(readable: string, unique: string): string {
  return `${readable.replace(/[^a-z0-9]/g, '').slice(0, 16)}${unique}`;
}

/** Globally unique name of a key vault: 3 to 24 letters, digits and single hyphens, with a letter first. */
function vaultName(platform: string, unique: string): string {
  const readable = platform.replace(/-+/g, '-').slice(0, 15).replace(/-$/, '');
  return `${/^[a-z]/.test(readable) ? readable : 'vault'}-${unique}`;
}

/** CPU that AKS reserves, in thousandths: 60, 100, 140, 180, 260, 420, 740 for 1, 2, 4, 8, 16, 32, 64 CPUs. */
function cpuReserve(vcpu: number): number {
  return tieredReserve(vcpu, [
    [1, 60],
    [2, 40],
    [4, 20],
    [Number.POSITIVE_INFINITY, 10],
  ]);
}

const networkOf: Cloud['network'] = (spec) => {
  const cidr = parseCidr(spec?.cidr ?? defaultCidr);
  if (cidr.prefix > bounds.smallest) return undefined;
  return {
    cidr: formatCidr(cidr),
    nodeCidrs: [formatCidr(subnet(cidr, cidr.prefix + 4, 0))],
    publicCidrs: [],
    controlPlaneCidrs: [],
    endpointCidrs: [formatCidr(subnet(cidr, cidr.prefix + 8, 255))],
    podCidr: '100.64.0.0/14',
    serviceCidr: '172.20.0.0/16',
    apiAccess: spec?.apiAccess ?? [],
  };
};
