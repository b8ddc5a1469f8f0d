import type { MachinePrice, MachineType } from '../../lib/catalog/machines';
import { type AzureCpuFamily, type AzureGpuRow, azureCpuFamilies, azureGpuSizes, azureSources } from './aks-sizes';
import { generatedOn, moduleFile, moduleSource, modules } from './modules';
import { byCodeUnit, type MachineTable } from './table';

const pricing = 'pkg/providers/pricing/zz_generated.pricing.go';

/** USD per hour by size, by region. */
type RegionPrices = ReadonlyMap<string, ReadonlyMap<string, number>>;

function parsePrices(text: string): RegionPrices {
  const regions = new Map<string, Map<string, number>>();
  let current = new Map<string, number>();
  for (const line of text.split('\n')) {
    const region = /initialOnDemandPrices\["([a-z0-9]+)"\]/.exec(line)?.[1];
    if (region) {
      current = new Map();
      regions.set(region, current);
    }
    const [, size, usd] = /^\s+"([A-Za-z0-9_]+)":\s+([0-9.]+),$/.exec(line) ?? [];
    if (size) current.set(size, Number(usd));
  }
  return regions;
}

type Row = Omit<MachineType, 'prices'>;

function gpuRow([name, type, count, vcpu, gib, localDiskGiB, options]: AzureGpuRow): Row {
  return {
    name,
    arch: options?.arch ?? 'amd64',
    vcpu,
    memoryMiB: gib * 1024,
    gpu: { type, count },
    localDiskGiB,
    purchase: options?.purchase ?? ['on-demand', 'spot', 'reservation'],
  };
}

function cpuRows(family: AzureCpuFamily): readonly Row[] {
  return family.sizes.map((vcpu) => ({
    name: family.name(vcpu),
    arch: family.arch,
    vcpu,
    memoryMiB: (family.exceptGiB?.[vcpu] ?? vcpu * family.gibPerVcpu) * 1024,
    localDiskGiB: vcpu * family.localGiBPerVcpu,
    purchase: ['on-demand', 'spot', 'reservation'],
  }));
}

/** Azure Kubernetes Service: VM sizes. */
export function aksTable(): MachineTable {
  const module = modules.karpenterAzure;
  const text = moduleFile(module, pricing);
  const prices = [...parsePrices(text)].sort(([a], [b]) => byCodeUnit(a, b));
  const pricesOf = (size: string): MachineType['prices'] => {
    const entries = prices.flatMap(([region, bySize]): readonly [string, MachinePrice][] => {
      const onDemand = bySize.get(size);
      return onDemand ? [[region, { onDemand }]] : [];
    });
    return Object.fromEntries(entries);
  };
  const rows = [...azureGpuSizes.map(gpuRow), ...azureCpuFamilies.flatMap(cpuRows)];
  return {
    sources: [
      { name: 'on-demand prices', from: moduleSource(module, pricing), date: generatedOn(text, pricing) },
      ...azureSources,
    ],
    machines: rows.map((row) => ({ ...row, prices: pricesOf(row.name) })),
  };
}
