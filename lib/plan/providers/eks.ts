import { imageBucketsIn } from '../../catalog/image-buckets';
import type { MachineType } from '../../catalog/machines';
import { zones } from '../../catalog/regions';
import type { ManagedClusterSpec, NetworkSpec } from '../../definition/cluster';
import type { CapacitySpec } from '../../definition/node-pool';
import { formatCidr, parseCidr, subnet } from '../../units/cidr';
import { joinName } from '../../units/names';
import { byCodeUnit } from '../../units/order';
import { MiB } from '../../units/quantity';
import { awsDomain } from '../facts/aws-arn';
import { storageEndpointSize } from '../facts/storage-endpoint';
import { taint } from '../facts/taints';
import type { CloudPoolPlan } from '../types/cloud-pool';
import type { NetworkPlan } from '../types/cluster';
import type { ChannelPlans } from '../types/confinement';
import type { FabricPlan } from '../types/fabric';
import { alwaysByUse } from './billed';
import { catalogFacts } from './catalog';
import { wholeGiB } from './disks';
import { eksAudit } from './eks-audit';
import { eksBilled } from './eks-billed';
import { eksDisk } from './eks-disk';
import { eksDocuments } from './eks-documents';
import { eksRegistries } from './eks-registries';
import type { Form } from './form';
import { sharingWays } from './gpu-sharing';
import { addressRule, clusterDnsPods, dnsRule, privateApiServerRule, publicSecretsRule } from './network-rules';
import type { Cloud, CloudPoolRequest, NetworkBounds } from './provider';
import { evictionBytes, kubeletCpuReserve } from './reserved';

const defaultCidr = '10.0.0.0/16';

/**
 * A network of /20 leaves /28 for the smallest subnets, the minimum size of a subnet.
 * Source: AWS EC2 API Reference, CreateVpc and CreateSubnet, 2026-11-24.
 */
const bounds = { largest: 16, smallest: 20, zones: 6, reserved: 5 } as const satisfies NetworkBounds;

/**
 * Share of an instance's memory that the hypervisor and the kernel use and Kubernetes does not see.
 * Source: aws/karpenter-provider-aws, default of VM_MEMORY_OVERHEAD_PERCENT, 2026-08-21.
 */
const vmOverhead = 0.075;

/** ARNs of IAM roles and users. */
const iamPrincipal = /^arn:aws[a-z-]*:iam::\d{12}:(?:role|user)\/[\w+=,.@/-]+$/;

/** Amazon EKS with managed node groups, the VPC CNI, and Pod Identity. */
export function eks(spec: ManagedClusterSpec): Cloud {
  const network = networkOf(spec.network, spec.zones ?? defaultZones(spec.region));
  return {
    name: 'eks',
    title: 'EKS',
    fullName: 'Amazon EKS',
    managesCluster: true,
    accountTitle: 'AWS account',
    // Source: https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html, 2026-11.
    accountForm: { expression: /^\d{12}$/, allowed: '12 digits' },
    adminForm: {
      expression: iamPrincipal,
      allowed: 'the ARN of an IAM role or user, such as arn:aws:iam::123456789012:role/ops',
    },
    logIn: {
      // Access entries. The user name of a role contains the name of the session, so only IAM users can be members.
      // Source: Amazon EKS User Guide, "Create access entries", 2026-11.
      groupForm: {
        expression: iamPrincipal,
        allowed: 'the ARN of an IAM role or user, such as arn:aws:iam::123456789012:role/ranking',
      },
      namesGroups: true,
      oneDomain: false,
      userForm: {
        expression: /^arn:aws[a-z-]*:iam::\d{12}:user\/[\w+=,.@/-]+$/,
        allowed: 'the ARN of an IAM user, such as user:arn:aws:iam::123456789012:user/kim',
      },
      oidcPrefix: 'oidc:',
      reachesPrivateApi: false,
    },
    audit: eksAudit(spec.region),
    ...catalogFacts('eks'),
    byUse: ['data through NAT gateways, endpoints and load balancers', ...alwaysByUse],
    billed: eksBilled,
    namesStartWithLetter: [],
    // Pulumi replaces the node group. The rest of `cloud` is in the launch template, whose new version EKS rolls out.
    immutablePoolFields: ['machineType', 'cloud.amiType', 'cloud.capacityType', 'zones'],
    agents: { cpuMilli: 250, memoryBytes: 256 * MiB, pods: 6 },
    channels,
    // The standard mode of the VPC CNI. In its strict mode, pods without a policy are blocked, which includes CoreDNS, and
    // EKS creates CoreDNS before there are policies. Source: Amazon EKS User Guide, "Restrict Pod network traffic", 2026-11.
    policiesFollowPods: {
      // Reverse zones are not among them: their owners see the queries.
      confinedZones: ['cluster.local', `s3.${spec.region}.${awsDomain(spec.region)}`],
    },
    dns: [dnsRule([clusterDnsPods])],
    exportsDnsMetrics: true,
    podIdentities: true,
    // An association belongs to one cluster. Source: AWS "EKS Pod Identity", 2026-11.
    sharesIdentities: false,
    readableSchemes: ['s3'],
    identity: () => ({ kind: 'eks-pod-identity' }),
    secretsOfTeams: {},
    documents: (request) => eksDocuments(spec.region, request),
    // Source: AWS IAM API Reference, PutRolePolicy and CreatePolicy, PolicyDocument, 2026-11.
    documentKeys: { expression: /^[\u0020-\u00ff]*$/, allowed: 'characters up to ÿ (U+00FF)' },
    // The agent listens on a link-local address of the node. Source: AWS "EKS Pod Identity", 2026-11.
    identityRules: [addressRule(['169.254.170.23/32'], [80], 'credentials from the Pod Identity agent')],
    givenNetwork: undefined,
    // Its network interfaces are in these subnets, also with `apiAccess`.
    apiServerRules: [privateApiServerRule(network, ({ controlPlaneCidrs }) => controlPlaneCidrs)],
    secretStoreRules: [publicSecretsRule(network)],
    objectStoreRules: network ? [addressRule(network.endpointCidrs, [443], 'S3 through interface endpoints')] : [],
    objectStoreBytesPerSecond: 80 * MiB,
    objectStoreKnown: true,
    bucket: ({ platform, name, given, unique }) => ({
      kind: 's3',
      bucket: given ?? joinName([platform, name, unique], 63),
      region: spec.region,
    }),
    globalBucketNames: true,
    registries: eksRegistries(awsDomain(spec.region)),
    secretStore: () => ({ kind: 'aws-secrets-manager', region: spec.region }),
    loadBalancerAnnotations: (visibility) => ({
      'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb',
      ...(visibility === 'internal' && { 'service.beta.kubernetes.io/aws-load-balancer-internal': 'true' }),
      ...loadBalancerTags(spec.tags),
    }),
    // Source: Elastic Load Balancing, "Update the TCP idle timeout for your Network Load Balancer listener", 2026-11. The
    // controller in EKS that creates the load balancer cannot change it.
    loadBalancerIdleSeconds: 350,
    networkPrerequisites: [],
    lacksMetricsServer: true,
    // Of the EBS CSI driver, which the cluster has as an add-on of EKS.
    storageClass: 'ebs-csi-default-sc',
    autoscalerValues: ({ name, region }) => ({ autoDiscovery: { clusterName: name }, awsRegion: region }),

    defaultZones,
    // Source: Amazon EKS User Guide, "VPC and subnet considerations", 2026-11.
    minZones: 2,
    podsHaveOwnRange: false,
    systemPoolRequired: false,
    // An On-Demand Capacity Reservation and a Capacity Block are each in one Availability Zone (Amazon EC2 User Guide).
    reservationsAreZonal: true,
    reservationForms: { reservation: reservationForm, 'capacity-block': reservationForm },
    // Source: Amazon EC2 API Reference, CreatePlacementGroup, GroupName, 2026-11.
    placementForm: {
      expression: /^[!-~](?:[ -~]{0,253}[!-~])?$/,
      allowed: 'the name of a cluster placement group: up to 255 ASCII characters',
    },
    queuedProvisioning: undefined,
    // Source: AWS Secrets Manager API Reference, CreateSecret, 2026-11.
    secretNames: { expression: /^[\w/+=.@-]{1,512}$/, allowed: '1 to 512 letters, digits and /_+=.@-' },
    secretsNeedAccount: false,
    acceptsGpu: () => true,
    // Graviton has a `g` after the generation: m9g, c8gn, im4gn. Source: Amazon EC2, "Instance type naming conventions", 2026-11.
    architecture: (type) => (/^(?:a1|[a-z]+\d+[a-z]*g[a-z]*)\./.test(type) ? 'arm64' : 'amd64'),
    isBurstable: ({ name }) => /^t\d/.test(name),
    // Source: Amazon EKS User Guide, "Amazon EKS service quotas", 2026-11. The quota is not adjustable.
    maxApiRanges: 40,
    networkBounds: bounds,
    networkFields: ['imageBuckets'],
    network: (network, names) => withImageBuckets(networkOf(network, names), network, spec.region),
    storageEndpointSize,
    // The snapshot of the node image has 20 GiB. Sources: awslabs/amazon-eks-ami, and @aws-sdk/client-ec2 3.1169.0,
    // LaunchTemplateEbsBlockDeviceRequest, gp3; 2026-11.
    diskBounds: { least: 20, most: 65_536 },
    disk: eksDisk,
    // Source of the formula: aws/karpenter-provider-aws, instance types page, 2026-08-21.
    allocatable: (machine, { gib }) => {
      const pods = machine.maxPods ?? 110;
      const memory = machine.memoryMiB * MiB * (1 - vmOverhead);
      return {
        cpuMilli: Math.floor(machine.vcpu * 1000 - kubeletCpuReserve(machine.vcpu)),
        memoryBytes: Math.floor(memory - (255 + 11 * pods) * MiB - evictionBytes),
        ephemeralBytes: wholeGiB(gib * 0.9 - 1),
        pods,
      };
    },
    taints: ({ gpu, capacity, arch }) => [
      ...(gpu ? [taint('nvidia.com/gpu', 'present')] : []),
      ...(capacity === 'spot' ? [taint('model-platform.dev/capacity', 'spot')] : []),
      ...(arch === 'arm64' ? [taint('kubernetes.io/arch', 'arm64')] : []),
    ],
    gpuSharing: (gpu) => sharingWays(gpu),
    // A node is ready before its device plugin. Without the label the autoscaler considers it a node without GPUs and
    // adds another one. It waits only for whole GPUs. Source: kubernetes/autoscaler, cloudprovider/aws and
    // processors/customresources, 2026-11.
    gpuLabels: ({ type, resource }): Readonly<Record<string, string>> =>
      resource === 'nvidia.com/gpu' ? { 'k8s.amazonaws.com/accelerator': type } : {},
    // The NVIDIA image contains the driver and the container toolkit, but no device plugin and no MIG manager, which
    // comes with the GPU operator. Source: awslabs/amazon-eks-ami, release v20260714.
    gpuStack: (mig) => ({ driver: 'node-image', devicePlugin: mig ? 'gpu-operator' : 'nvidia-device-plugin' }),
    // Two minutes, minus the seconds until a managed node group begins to drain: our estimate.
    // Source: Amazon EKS User Guide, "Managed node groups", Spot capacity, 2026-11.
    interruption: { noticeSeconds: 120, graceSeconds: 110 },
    // The update fails with PodEvictionFailure after 15 minutes. Source: Amazon EKS User Guide, "Understand each phase of
    // node updates", 2026-11.
    drainSeconds: 15 * 60,
    fabric: efaFabric,
    fabricSoldAs: () => true,
    fabricTitle: 'EFA',
    pool: (request) => eksPool(request),
  };
}

/** Tags of load balancers, as the controller reads them. Source: kubernetes/cloud-provider-aws, docs/service_controller.md, 2026-11. */
function loadBalancerTags(tags: ManagedClusterSpec['tags'] = {}) {
  const text = Object.entries(tags)
    .sort(([one], [other]) => byCodeUnit(one, other))
    .map(([key, value]) => `${key}=${value}`)
    .join(',');
  return text === '' ? {} : { 'service.beta.kubernetes.io/aws-load-balancer-additional-resource-tags': text };
}

/** What closes the channels. The parts in the cloud are in `lib/clusters/eks`. */
const channels: ChannelPlans = {
  storage: {
    closed: true,
    by: 'policies of the S3 endpoints: only buckets of the platform, with credentials of its account, and reads of image layers',
  },
  dns: { closed: true, by: 'CoreDNS resolves only cluster names and S3 for the namespace' },
  identity: { closed: true, by: 'the Pod Identity agent on the node; network policies block AWS STS' },
  start: { closed: true, by: 'an init container of each pod waits until network policies and DNS are closed' },
};

function withImageBuckets(network: NetworkPlan | undefined, spec: NetworkSpec | undefined, region: string) {
  return network && { ...network, imageBuckets: [...imageBucketsIn(region), ...(spec?.imageBuckets ?? [])] };
}

/**
 * The libfabric provider of EFA, without huge pages: pods would have to request them, and programs that fork, such as
 * data loaders of PyTorch, fail when they run out. The VPC CNI names the interface of a pod eth0.
 * Source: aws-samples/awsome-distributed-training, "EFA cheatsheet", 2026-11.
 */
const efaEnv = { FI_EFA_USE_HUGE_PAGE: '0', FI_PROVIDER: 'efa', NCCL_DEBUG: 'WARN', NCCL_SOCKET_IFNAME: 'eth0' };

/** EFA. The catalog lists it only for machines with GPUs. */
function efaFabric({ efa }: MachineType): FabricPlan | undefined {
  if (!efa) return undefined;
  return { kind: 'efa', device: { resource: 'vpc.amazonaws.com/efa', perNode: efa }, env: efaEnv };
}

function eksPool({ machine, capacity, fabric }: CloudPoolRequest): CloudPoolPlan {
  return {
    provider: 'eks',
    amiType: amiType(machine.arch, machine.gpu !== undefined),
    capacityType: capacityType(capacity),
    ...('reservation' in capacity && { reservation: capacity.reservation }),
    ...(fabric && machine.efa && { efaInterfaces: machine.efa }),
    ...placementOf(capacity),
  };
}

function capacityType({ kind }: CapacitySpec) {
  if (kind === 'spot') return 'SPOT';
  return kind === 'capacity-block' ? 'CAPACITY_BLOCK' : 'ON_DEMAND';
}

/**
 * Reserved instances are where their reservation is. In another placement group they get only those that happen to be
 * there, and EC2 refuses a Capacity Block in one.
 * Source: Amazon EC2 User Guide, "Capacity Reservations in cluster placement groups"; eksctl-io/eksctl #7949;
 * aws/aws-parallelcluster #6311, 2024-06.
 */
function placementOf(capacity: CapacitySpec) {
  if (!('reservation' in capacity)) return {};
  const group = capacity.kind === 'reservation' ? capacity.placement : undefined;
  return { placement: { kind: 'of-reservation' as const, ...(group !== undefined && { group }) } };
}

/** Source: Amazon EC2 User Guide, "Resource IDs", 2026-11. */
const reservationForm: Form = {
  expression: /^cr-[0-9a-f]{17}$/,
  allowed: 'the id of a Capacity Reservation, such as cr-0123456789abcdef0',
};

function amiType(arch: 'amd64' | 'arm64', gpu: boolean) {
  if (arch === 'arm64') return gpu ? 'AL2023_ARM_64_NVIDIA' : 'AL2023_ARM_64_STANDARD';
  return gpu ? 'AL2023_x86_64_NVIDIA' : 'AL2023_x86_64_STANDARD';
}

function defaultZones(region: string): readonly string[] {
  return zones('eks', region).slice(0, 3);
}

/** An eighth of the network for the nodes of each zone; the small subnets are in the last quarter. */
const networkOf: Cloud['network'] = (spec, names) => {
  const cidr = parseCidr(spec?.cidr ?? defaultCidr);
  if (cidr.prefix > bounds.smallest || names.length > bounds.zones) return undefined;
  const nodes = names.map((_, zone) => subnet(cidr, cidr.prefix + 3, zone));
  const small = (index: number) => formatCidr(subnet(subnet(cidr, cidr.prefix + 2, 3), cidr.prefix + 8, index));
  return {
    cidr: formatCidr(cidr),
    nodeCidrs: nodes.map(formatCidr),
    publicCidrs: names.map((_, zone) => small(zone)),
    endpointCidrs: names.map((_, zone) => small(8 + zone)),
    // Separate from the endpoint subnets, which pods can reach: /28 holds four endpoints and six addresses for EKS.
    controlPlaneCidrs: names.map((_, zone) => small(16 + zone)),
    podCidr: formatCidr(cidr),
    serviceCidr: '172.20.0.0/16',
    apiAccess: spec?.apiAccess ?? [],
  };
};
