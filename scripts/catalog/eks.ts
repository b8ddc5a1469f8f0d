import type { MachinePrice, MachineType } from '../../lib/catalog/machines';
import { type AwsGpuRow, awsGpuSource, awsGpuTypes } from './eks-gpu';
import { generatedOn, moduleFile, moduleSource, modules } from './modules';
import type { MachineTable } from './table';

const pricing = 'pkg/providers/pricing/zz_generated.pricing_aws.go';
const pricingGov = 'pkg/providers/pricing/zz_generated.pricing_aws_us_gov.go';
const limits = 'pkg/providers/instancetype/zz_generated.vpclimits.go';

interface CpuFamily {
  readonly name: string;
  readonly arch: MachineType['arch'];
  readonly gibPerVcpu: number;
}

// A family is defined by its memory per vCPU. The source lists c6i, m6i, m7a, m7i, r6i and t3 in full; c7i, m7g and r7i
// are derived from their letter.
const cpuFamilies: readonly CpuFamily[] = [
  { name: 'c6i', arch: 'amd64', gibPerVcpu: 2 },
  { name: 'c7i', arch: 'amd64', gibPerVcpu: 2 },
  { name: 'm6i', arch: 'amd64', gibPerVcpu: 4 },
  { name: 'm7a', arch: 'amd64', gibPerVcpu: 4 },
  { name: 'm7g', arch: 'arm64', gibPerVcpu: 4 },
  { name: 'm7i', arch: 'amd64', gibPerVcpu: 4 },
  { name: 'r6i', arch: 'amd64', gibPerVcpu: 8 },
  { name: 'r7i', arch: 'amd64', gibPerVcpu: 8 },
];

// t3 is an exception: medium and large have two vCPUs each.
const t3Sizes: Readonly<Record<string, { readonly vcpu: number; readonly gib: number }>> = {
  medium: { vcpu: 2, gib: 4 },
  large: { vcpu: 2, gib: 8 },
  xlarge: { vcpu: 4, gib: 16 },
  '2xlarge': { vcpu: 8, gib: 32 },
};

type RegionPrices = ReadonlyMap<string, ReadonlyMap<string, number>>;

function parsePrices(text: string): RegionPrices {
  const regions = new Map<string, Map<string, number>>();
  let current = new Map<string, number>();
  for (const line of text.split('\n')) {
    const region = /^\t"([a-z0-9-]+)": \{$/.exec(line)?.[1];
    if (region) {
      current = new Map();
      regions.set(region, current);
    }
    for (const [, type = '', usd] of line.matchAll(/"([a-z0-9-]+\.[a-z0-9-]+)": ([0-9.]+)/g)) {
      current.set(type, Number(usd));
    }
  }
  return regions;
}

// The VPC CNI assigns addresses of the default network card only. The first address of an interface is its own; two
// pods (the CNI and kube-proxy) use the address of the node.
function parseMaxPods(text: string): ReadonlyMap<string, number> {
  const result = new Map<string, number>();
  for (const [, name = '', body = ''] of text.matchAll(/^\t"([a-z0-9-]+\.[a-z0-9-]+)": \{\n(.*?)^\t\},$/gms)) {
    const number = (pattern: RegExp) => Number(pattern.exec(body)?.[1]);
    const card = number(/DefaultNetworkCardIndex: +(\d+)/);
    const interfaces = number(new RegExp(`MaximumNetworkInterfaces: +(\\d+),\\s+NetworkCardIndex: +${card},`));
    const addresses = number(/IPv4PerInterface: +(\d+)/);
    const pods = interfaces * (addresses - 1) + 2;
    if (Number.isInteger(pods)) result.set(name, pods);
  }
  return result;
}

function vcpuOf(size: string): number | undefined {
  if (size === 'medium') return 1;
  if (size === 'large') return 2;
  const times = /^(\d*)xlarge$/.exec(size)?.[1];
  return times === undefined ? undefined : 4 * Number(times || '1');
}

function gibToMiB(gib: number): number {
  return gib * 1024;
}

// AWS states disk sizes in GB of 10^9 bytes.
function gbToGiB(gb: number): number {
  return Math.floor((gb * 1e9) / 2 ** 30);
}

type Row = Omit<MachineType, 'prices' | 'maxPods'>;

function gpuRow([name, type, count, vcpu, memoryMiB, localGB, efa, options]: AwsGpuRow): Row {
  return {
    name,
    arch: options?.arch ?? 'amd64',
    vcpu,
    memoryMiB,
    gpu: { type, count },
    localDiskGiB: gbToGiB(localGB),
    purchase: options?.purchase ?? ['on-demand', 'spot', 'reservation'],
    efa,
  };
}

function cpuRow(name: string, arch: MachineType['arch'], vcpu: number, gib: number): Row {
  const purchase = ['on-demand', 'spot', 'reservation'] as const;
  return { name, arch, vcpu, memoryMiB: gibToMiB(gib), localDiskGiB: 0, purchase };
}

function cpuRows(names: Iterable<string>): readonly Row[] {
  return [...names].flatMap((name): readonly Row[] => {
    const [familyName = '', size = ''] = name.split('.');
    const t3 = familyName === 't3' ? t3Sizes[size] : undefined;
    if (t3) return [cpuRow(name, 'amd64', t3.vcpu, t3.gib)];
    const family = cpuFamilies.find((candidate) => candidate.name === familyName);
    const vcpu = vcpuOf(size);
    return family && vcpu ? [cpuRow(name, family.arch, vcpu, vcpu * family.gibPerVcpu)] : [];
  });
}

/** Amazon EKS: EC2 instance types. */
export function eksTable(): MachineTable {
  const module = modules.karpenterAws;
  const [priceText, govText, limitText] = [pricing, pricingGov, limits].map((file) => moduleFile(module, file));
  if (!priceText || !govText || !limitText) throw new Error('a source file is empty');
  const prices = new Map([...parsePrices(priceText), ...parsePrices(govText)]);
  const maxPods = parseMaxPods(limitText);

  const gpuPrices = new Map(awsGpuTypes.map((row) => [row[0], row[7]?.usEast1]));
  const pricesOf = (name: string): Record<string, MachinePrice> => {
    const listed = [...prices].flatMap(([region, byType]): readonly [string, MachinePrice][] => {
      const onDemand = byType.get(name) ?? (region === 'us-east-1' ? gpuPrices.get(name) : undefined);
      return onDemand ? [[region, { onDemand }]] : [];
    });
    return Object.fromEntries(listed);
  };

  const rows = [...awsGpuTypes.map(gpuRow), ...cpuRows(prices.get('us-east-1')?.keys() ?? [])];
  return {
    sources: [
      { name: 'on-demand prices', from: moduleSource(module, pricing), date: generatedOn(priceText, pricing) },
      {
        name: 'on-demand prices of GovCloud',
        from: moduleSource(module, pricingGov),
        date: generatedOn(govText, pricingGov),
      },
      {
        name: 'network interfaces, pod limit',
        from: moduleSource(module, limits),
        date: generatedOn(limitText, limits),
      },
      ...awsGpuSource,
      {
        name: 'vCPU and memory of CPU families',
        from: 'openshift/openshift-docs:modules/rosa-sdpolicy-am-aws-compute-types.adoc@13d25405f',
        date: '2026-11-24',
      },
    ],
    machines: rows.map((row) => {
      const pods = maxPods.get(row.name);
      return { ...row, ...(pods ? { maxPods: pods } : {}), prices: pricesOf(row.name) };
    }),
  };
}
