import { assertNever } from '../units/assert-never';
import type { GpuType } from './gpus';
import type { Source } from './source';

/** A managed Kubernetes service whose machine types are known. */
export type CloudProvider = 'eks' | 'gke' | 'aks';

/**
 * How capacity is bought. `reservation` is capacity that was reserved beforehand (an On-Demand Capacity Reservation or
 * Capacity Block on AWS, a reservation on GCP, a capacity reservation group on Azure); `flex-start` is GCP's queue for
 * capacity of up to seven days.
 */
export type PurchaseKind = 'on-demand' | 'spot' | 'reservation' | 'flex-start';

/** List prices of one machine in one region, USD per hour. Spot prices move: they are a snapshot of the source's date. */
export interface MachinePrice {
  readonly onDemand?: number;
  readonly spot?: number;
}

/** A machine type (AWS instance type, GCP machine type, Azure VM size). */
export interface MachineType {
  /** The cloud's own name: `g6.xlarge`, `a3-highgpu-8g`, `Standard_NC24ads_A100_v4`. */
  readonly name: string;
  readonly arch: 'amd64' | 'arm64';
  /** vCPUs of the machine, before what Kubernetes keeps for itself. */
  readonly vcpu: number;
  /** Memory of the machine in MiB, before what the hypervisor and Kubernetes keep for themselves. */
  readonly memoryMiB: number;
  /** GPUs that come with the machine; absent on a CPU machine. Machines with a part of a GPU are not in the catalog. */
  readonly gpu?: { readonly type: GpuType; readonly count: number };
  /** Local (ephemeral) disks in GiB, all of them together; 0 where there are none or where they must be asked for. */
  readonly localDiskGiB: number;
  /** How it can be bought. That a list price exists does not mean that the kind is sold. */
  readonly purchase: readonly PurchaseKind[];
  /** AWS: number of EFA interfaces. Known for GPU machines only; absent elsewhere. */
  readonly efa?: number;
  /** AWS: how many pods get an address from the VPC CNI without prefix delegation. Absent where no limit is known. */
  readonly maxPods?: number;
  /**
   * USD per hour by region. A region of `pricedRegions()` that is missing here does not sell the machine; of a region
   * that is not in `pricedRegions()` nothing is known. Empty where no list price is published.
   */
  readonly prices: Readonly<Record<string, MachinePrice>>;
}

interface MachineTable {
  readonly sources: readonly Source[];
  readonly machines: readonly MachineType[];
}

interface LoadedTable extends MachineTable {
  readonly byName: ReadonlyMap<string, MachineType>;
  readonly regions: readonly string[];
}

const loaded = new Map<CloudProvider, LoadedTable>();

// The tables are large and most programs use one cloud: each is read when it is first asked for. The paths are written
// out so that a bundler finds the files.
function read(provider: CloudProvider): MachineTable {
  switch (provider) {
    case 'eks':
      return require('./data/eks.json') as MachineTable;
    case 'gke':
      return require('./data/gke.json') as MachineTable;
    case 'aks':
      return require('./data/aks.json') as MachineTable;
    default:
      return assertNever(provider);
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}

function table(provider: CloudProvider): LoadedTable {
  const known = loaded.get(provider);
  if (known) return known;
  const { sources, machines } = deepFreeze(read(provider));
  const regionNames = new Set(machines.flatMap((machine) => Object.keys(machine.prices)));
  const result: LoadedTable = {
    sources,
    machines,
    byName: new Map(machines.map((machine) => [machine.name, machine])),
    regions: Object.freeze([...regionNames].sort()),
  };
  loaded.set(provider, result);
  return result;
}

/** Every machine type that is known of a cloud, sorted by name. The rows are frozen: the same objects at every call. */
export function machineTypes(provider: CloudProvider): readonly MachineType[] {
  return table(provider).machines;
}

/** The machine type with this (exact) name, if the catalog has it. */
export function machineType(provider: CloudProvider, name: string): MachineType | undefined {
  return table(provider).byName.get(name);
}

/** Every region for which some price is known, sorted. It is not a list of all regions of the cloud. */
export function pricedRegions(provider: CloudProvider): readonly string[] {
  return table(provider).regions;
}

/** Where the machine types and prices of a cloud come from. */
export function machineSources(provider: CloudProvider): readonly Source[] {
  return table(provider).sources;
}

/** Region whose prices stand in for those of a region of which nothing is known. */
const referenceRegions: Readonly<Record<CloudProvider, string>> = {
  eks: 'us-east-1',
  gke: 'us-central1',
  aks: 'eastus',
};

/** Region whose price list holds for a region: its own, or, where no list covers it, that of the cloud's oldest region. */
export function priceListRegion(provider: CloudProvider, region: string): string {
  return pricedRegions(provider).includes(region) ? region : referenceRegions[provider];
}

/**
 * List price of a machine, USD an hour. For a region that no price list covers, the price in the cloud's oldest
 * region stands in: right for comparing machines, and near enough for an estimate that says so.
 */
export function machinePrice(provider: CloudProvider, region: string, machine: MachineType): MachinePrice | undefined {
  return machine.prices[priceListRegion(provider, region)];
}
