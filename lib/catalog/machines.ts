import { assertNever } from '../units/assert-never';
import type { CloudProvider } from './cloud-providers';
import type { GpuType } from './gpus';
import type { Source } from './source';

/**
 * How capacity is purchased. `reservation` is capacity reserved in advance (an On-Demand Capacity Reservation on AWS, a
 * reservation on GCP, a capacity reservation group on Azure), and `capacity-block` a Capacity Block of AWS. `flex-start`
 * is GCP's queue for capacity of up to seven days, and `queued-provisioning` the same for all nodes of a job at once.
 */
export type PurchaseKind =
  | 'on-demand'
  | 'spot'
  | 'reservation'
  | 'capacity-block'
  | 'flex-start'
  | 'queued-provisioning';

/** List prices of one machine in one region, USD per hour. Spot prices are a snapshot on the date of the source. */
export interface MachinePrice {
  readonly onDemand?: number;
  readonly spot?: number;
}

/** A machine type (AWS instance type, GCP machine type, Azure VM size). */
export interface MachineType {
  /** The cloud's own name: `g6.xlarge`, `a3-highgpu-8g`, `Standard_NC24ads_A100_v4`. */
  readonly name: string;
  readonly arch: 'amd64' | 'arm64';
  /** vCPUs of the machine, before the reservations of Kubernetes. */
  readonly vcpu: number;
  /** Memory of the machine in MiB, before the reservations of the hypervisor and Kubernetes. */
  readonly memoryMiB: number;
  /** GPUs of the machine; absent on a CPU machine. Machines with a fraction of a GPU are not in the catalog. */
  readonly gpu?: { readonly type: GpuType; readonly count: number };
  /** Total size of the local (ephemeral) disks in GiB; 0 if there are none or if they must be attached separately. */
  readonly localDiskGiB: number;
  /** How it can be purchased. A list price does not imply that the purchase kind is offered. */
  readonly purchase: readonly PurchaseKind[];
  /** AWS: number of EFA interfaces. Known for GPU machines only; absent elsewhere. */
  readonly efa?: number;
  /** AWS: maximum number of pods with an address from the VPC CNI, without prefix delegation. Absent if unknown. */
  readonly maxPods?: number;
  /**
   * Prices by region, USD per hour. A region of `pricedRegions()` that is missing here does not offer the machine.
   * Regions outside `pricedRegions()` are unknown. Empty if no list price is published.
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
  readonly purchaseKinds: readonly PurchaseKind[];
}

const loaded = new Map<CloudProvider, LoadedTable>();

// The tables are large and most programs use one cloud, so each table is loaded on first use. The paths are literals so
// that a bundler finds the files.
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
    purchaseKinds: Object.freeze([...new Set(machines.flatMap(({ purchase }) => purchase))]),
  };
  loaded.set(provider, result);
  return result;
}

/** All machine types of a cloud in the catalog, sorted by name. The rows are frozen and shared between calls. */
export function machineTypes(provider: CloudProvider): readonly MachineType[] {
  return table(provider).machines;
}

/** The machine type with this exact name; undefined if it is not in the catalog. */
export function machineType(provider: CloudProvider, name: string): MachineType | undefined {
  return table(provider).byName.get(name);
}

/** Regions with at least one known price, sorted. Not a list of all regions of the cloud. */
export function pricedRegions(provider: CloudProvider): readonly string[] {
  return table(provider).regions;
}

/** Purchase kinds that a cloud has for any machine. */
export function purchaseKinds(provider: CloudProvider): readonly PurchaseKind[] {
  return table(provider).purchaseKinds;
}

/** Sources of the machine types and prices of a cloud. */
export function machineSources(provider: CloudProvider): readonly Source[] {
  return table(provider).sources;
}

/** Region whose prices are used for regions without known prices. */
const referenceRegions: Readonly<Record<CloudProvider, string>> = {
  eks: 'us-east-1',
  gke: 'us-central1',
  aks: 'eastus',
};

/**
 * Region whose price list is used for a region: the region itself, or the reference region if its prices are unknown.
 */
export function priceListRegion(provider: CloudProvider, region: string): string {
  return pricedRegions(provider).includes(region) ? region : referenceRegions[provider];
}

/**
 * List price of a machine, USD per hour. For a region without known prices, the price in the reference region of the
 * cloud is used: correct for comparing machines, and close enough for an estimate that is labelled as one.
 */
export function machinePrice(provider: CloudProvider, region: string, machine: MachineType): MachinePrice | undefined {
  return machine.prices[priceListRegion(provider, region)];
}
