import type { MachinePrice, MachineType } from '../../lib/catalog/machines';
import { type GcpCpuFamily, type GcpGpuRow, gcpCpuFamilies, gcpGpuTypes, gcpSources } from './gke-machines';
import { gcpPrices, type PriceList } from './gke-prices';
import { byCodeUnit, type MachineTable } from './table';

type Listed = readonly [onDemand: number, spot: number];

// Six decimals are more than a bill shows, and remove floating-point noise.
function usd(value: number): number {
  return Number(value.toFixed(6));
}

function times([onDemand, spot]: Listed, factor: number): MachinePrice {
  return { onDemand: usd(onDemand * factor), spot: usd(spot * factor) };
}

// g2 sizes differ in vCPUs per GPU. The price is linear in both: the difference between 8 and 4 vCPUs is the price of 4
// vCPUs with their memory, and the remainder of g2-standard-4 is the GPU.
function g2Price(list: PriceList, gpuCount: number, vcpu: number): MachinePrice | undefined {
  const four = list['g2-standard-4'];
  const eight = list['g2-standard-8'];
  if (!four || !eight) return undefined;
  const price = (kind: 0 | 1) => {
    const cpu = eight[kind] - four[kind];
    return gpuCount * (four[kind] - cpu) + (vcpu / 4) * cpu;
  };
  return { onDemand: usd(price(0)), spot: usd(price(1)) };
}

function gpuPrice(list: PriceList, [name, , count, vcpu]: GcpGpuRow): MachinePrice | undefined {
  if (name.startsWith('g2-')) return g2Price(list, count, vcpu);
  const own = list[name];
  if (own) return times(own, 1);
  const unit = /^(a2-highgpu|a2-ultragpu|a3-highgpu)-/.exec(name)?.[1];
  const oneGpu = unit ? list[`${unit}-1g`] : name.startsWith('g4-') ? list['g4-standard-48'] : undefined;
  return oneGpu && times(oneGpu, count);
}

function cpuPrice(list: PriceList, family: GcpCpuFamily, vcpu: number): MachinePrice | undefined {
  const first = family.sizes[0];
  const listed = first === undefined ? undefined : list[`${family.name}-${first}`];
  return listed && first ? times(listed, vcpu / first) : undefined;
}

function byRegion(price: (list: PriceList) => MachinePrice | undefined): MachineType['prices'] {
  const entries = Object.entries(gcpPrices).flatMap(([region, list]): readonly [string, MachinePrice][] => {
    const found = price(list);
    return found ? [[region, found]] : [];
  });
  return Object.fromEntries(entries.sort(([a], [b]) => byCodeUnit(a, b)));
}

function gpuMachine(row: GcpGpuRow): MachineType {
  const [name, type, count, vcpu, gib, localDiskGiB, purchase] = row;
  return {
    name,
    arch: name.startsWith('a4x-') ? 'arm64' : 'amd64',
    vcpu,
    memoryMiB: gib * 1024,
    gpu: { type, count },
    localDiskGiB,
    purchase,
    prices: byRegion((list) => gpuPrice(list, row)),
  };
}

function cpuMachines(family: GcpCpuFamily): readonly MachineType[] {
  return family.sizes.map((vcpu) => ({
    name: `${family.name}-${vcpu}`,
    arch: family.arch,
    vcpu,
    memoryMiB: vcpu * family.gibPerVcpu * 1024,
    localDiskGiB: 0,
    purchase: ['on-demand', 'spot', 'reservation'],
    prices: byRegion((list) => cpuPrice(list, family, vcpu)),
  }));
}

/** Google Kubernetes Engine: Compute Engine machine types. */
export function gkeTable(): MachineTable {
  return { sources: gcpSources, machines: [...gcpGpuTypes.map(gpuMachine), ...gcpCpuFamilies.flatMap(cpuMachines)] };
}
