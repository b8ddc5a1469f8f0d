import { zones } from '../../catalog/regions';
import type { ManagedClusterSpec } from '../../definition/cluster';
import { formatCidr, parseCidr, subnet } from '../../units/cidr';
import { joinName } from '../../units/names';
import { GiB, MiB } from '../../units/quantity';
import { taint } from '../taint';
import type { Cloud, NetworkBounds } from './provider';
import { evictionBytes, kubeletCpuReserve } from './reserved';
import { addressRule, clusterDnsPods, dnsRule } from './rules';

const defaultCidr = '10.0.0.0/16';

/**
 * A network of /20 leaves /28 for the smallest of its parts, which is the least that a subnet may have.
 * Source: AWS EC2 API Reference, CreateVpc and CreateSubnet, 2026-11-24.
 */
const bounds = { largest: 16, smallest: 20, zones: 6, reserved: 5 } as const satisfies NetworkBounds;

/**
 * Share of an instance's memory that the hypervisor and the kernel take before Kubernetes sees it.
 * Source: aws/karpenter-provider-aws, default of VM_MEMORY_OVERHEAD_PERCENT, 2026-08-21.
 */
const vmOverhead = 0.075;

/** Amazon EKS with managed node groups, the VPC CNI, and Pod Identity. */
export function eks(spec: ManagedClusterSpec): Cloud {
  const network = networkOf(spec.network, spec.zones ?? defaultZones(spec.region));
  return {
    name: 'eks',
    agents: { cpuMilli: 250, memoryBytes: 256 * MiB, pods: 6 },
    dns: [dnsRule([clusterDnsPods])],
    identity: () => ({ kind: 'eks-pod-identity' }),
    // The agent listens on a link-local address of the node. Source: AWS "EKS Pod Identity", 2026-11.
    identityRules: [addressRule(['169.254.170.23/32'], [80], 'credentials from the Pod Identity agent')],
    objectStoreRules: network
      ? [addressRule(network.endpointCidrs, [443], "S3, through the network's own endpoints")]
      : [],
    objectStoreBytesPerSecond: 80 * MiB,
    loadBalancerAnnotations: (visibility) => ({
      'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb',
      ...(visibility === 'internal' && { 'service.beta.kubernetes.io/aws-load-balancer-internal': 'true' }),
    }),
    missing: ['metrics-server', 'cluster-autoscaler'],

    defaultZones,
    networkBounds: bounds,
    network: networkOf,
    // Source of the formula: aws/karpenter-provider-aws, instance types page, 2026-08-21.
    allocatable: (machine, diskGiB) => {
      const pods = machine.maxPods ?? 110;
      const memory = machine.memoryMiB * MiB * (1 - vmOverhead);
      return {
        cpuMilli: Math.floor(machine.vcpu * 1000 - kubeletCpuReserve(machine.vcpu)),
        memoryBytes: Math.floor(memory - (255 + 11 * pods) * MiB - evictionBytes),
        ephemeralBytes: Math.max(0, Math.floor(diskGiB * 0.9 - 1)) * GiB,
        pods,
      };
    },
    taints: ({ gpu, spot, arch }) => [
      ...(gpu ? [taint('nvidia.com/gpu', 'present')] : []),
      ...(spot ? [taint('model-platform.dev/capacity', 'spot')] : []),
      ...(arch === 'arm64' ? [taint('kubernetes.io/arch', 'arm64')] : []),
    ],
    // The NVIDIA image carries driver and container toolkit, but no device plugin.
    // Source: awslabs/amazon-eks-ami, release v20260714.
    gpuStack: { driver: 'node-image', devicePlugin: 'add-on' },
    pool: ({ machine, spot }) => ({
      provider: 'eks',
      amiType: amiType(machine.arch, machine.gpu !== undefined),
      capacityType: spot ? 'SPOT' : 'ON_DEMAND',
    }),
    bucket: ({ platform, name, given, unique }) => ({
      kind: 's3',
      bucket: given ?? joinName([platform, name, unique], 63),
      region: spec.region,
    }),
  };
}

function amiType(arch: 'amd64' | 'arm64', gpu: boolean) {
  if (arch === 'arm64') return gpu ? 'AL2023_ARM_64_NVIDIA' : 'AL2023_ARM_64_STANDARD';
  return gpu ? 'AL2023_x86_64_NVIDIA' : 'AL2023_x86_64_STANDARD';
}

function defaultZones(region: string): readonly string[] {
  return zones('eks', region).slice(0, 3);
}

/** An eighth of the network for the nodes of each zone, and small ranges from the last quarter for the rest. */
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
    // Apart from those, which pods may connect to: /28 holds four endpoints and the six addresses that EKS wants.
    controlPlaneCidrs: names.map((_, zone) => small(16 + zone)),
    podCidr: formatCidr(cidr),
    serviceCidr: '172.20.0.0/16',
    apiAccess: spec?.apiAccess ?? [],
  };
};
