import { hostArchitecture } from '../../catalog/gpus';
import { regionsSelling } from '../../catalog/machine-zones';
import {
  type MachineType,
  machinePrice,
  machineType,
  machineTypes,
  type PurchaseKind,
  pricedRegions,
} from '../../catalog/machines';
import type { NodePoolSpec, SizedMachineSpec } from '../../definition/node-pool';
import { byCodeUnit } from '../../units/order';
import { MiB, parseBytes } from '../../units/quantity';
import type { Cloud } from './provider';

/** Requirements of a pool for its machine type. */
export type MachineRequest = Pick<NodePoolSpec, 'machine' | 'gpu' | 'fabric'> & {
  readonly capacity?: { readonly kind: PurchaseKind };
};

/** Where a pool gets its machines. */
export interface Market {
  readonly cloud: Pick<Cloud, 'name' | 'fabric' | 'isBurstable' | 'acceptsGpu' | 'architecture' | 'purchaseSource'>;
  readonly region: string;
}

/** The machine type of a pool, or the reason why there is none. */
export type MachineChoice =
  | { readonly kind: 'chosen'; readonly machine: MachineType }
  /** The pool requests neither a size nor GPUs. */
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'unknown-type'; readonly type: string }
  | { readonly kind: 'not-in-region'; readonly machine: MachineType }
  | { readonly kind: 'wrong-gpu'; readonly machine: MachineType }
  | { readonly kind: 'not-sold-as'; readonly machine: MachineType }
  /** The machine fits otherwise, but has no fabric that pods can use. */
  | { readonly kind: 'no-fabric'; readonly machine: MachineType }
  /** No machine type meets all requirements. `withGpu` are those with the requested GPU, in this region. */
  | { readonly kind: 'none'; readonly withGpu: readonly MachineType[] };

/** The machine type that the pool names, or the cheapest one that meets its requirements. */
export function chooseMachine(request: MachineRequest, market: Market): MachineChoice {
  const { machine } = request;
  if (machine && 'type' in machine) {
    const choice = named(machine.type, request, market);
    return 'cpu' in machine && !isUsable(choice) ? sized(machine, request, { market, known: choice }) : choice;
  }
  if (!machine && !request.gpu) return { kind: 'nothing-asked' };
  const fitting = machineTypes(market.cloud.name)
    .filter(isFitting(request))
    .filter((type) => isOffered(type, request, market))
    .sort(
      (a, b) => price(a, request, market) - price(b, request, market) || a.vcpu - b.vcpu || byCodeUnit(a.name, b.name),
    );
  const cheapest = fitting.find((type) => hasFabric(type, request, market));
  if (cheapest) return { kind: 'chosen', machine: cheapest };
  if (fitting[0]) return { kind: 'no-fabric', machine: fitting[0] };
  const withGpu = (type: MachineType) => type.gpu?.type === request.gpu?.type;
  return { kind: 'none', withGpu: request.gpu ? machinesSold(request, market).filter(withGpu) : [] };
}

/** All machine types that the region sells with this capacity, without burstable ones. */
export function machinesSold(request: Pick<MachineRequest, 'capacity'>, market: Market): readonly MachineType[] {
  return machineTypes(market.cloud.name).filter((type) => isOffered(type, request, market));
}

function isOffered(type: MachineType, request: Pick<MachineRequest, 'capacity'>, market: Market): boolean {
  return isSold(type, market) && isSoldAs(type, request) && !market.cloud.isBurstable(type);
}

function named(name: string, request: MachineRequest, market: Market): MachineChoice {
  const machine = machineType(market.cloud.name, name);
  if (!machine) return { kind: 'unknown-type', type: name };
  if (!isSold(machine, market)) return { kind: 'not-in-region', machine };
  if (!isSoldAs(machine, request)) return { kind: 'not-sold-as', machine };
  if (request.gpu && !hasGpu(machine, request)) return { kind: 'wrong-gpu', machine };
  if (!hasFabric(machine, request, market)) return { kind: 'no-fabric', machine };
  return { kind: 'chosen', machine };
}

/** Whether the catalog has the machine for this region and purchase kind. A wrong GPU remains an error. */
function isUsable({ kind }: MachineChoice): boolean {
  return kind !== 'unknown-type' && kind !== 'not-in-region' && kind !== 'not-sold-as';
}

/** A machine of the size in the definition. Of a known type, everything but the offer is taken from the catalog. */
function sized(
  spec: SizedMachineSpec,
  request: MachineRequest,
  { market, known }: { readonly market: Market; readonly known: MachineChoice },
): MachineChoice {
  if ('machine' in known) return { kind: 'chosen', machine: known.machine };
  const { gpu } = request;
  if (gpu && !market.cloud.acceptsGpu(gpu.type)) return { kind: 'none', withGpu: [] };
  const machine: MachineType = {
    name: spec.type,
    arch: spec.arch ?? hostArchitecture(gpu?.type) ?? market.cloud.architecture(spec.type),
    vcpu: spec.cpu,
    memoryMiB: Math.floor(parseBytes(spec.memory) / MiB),
    ...(gpu && { gpu: { type: gpu.type, count: gpu.count } }),
    localDiskGiB: 0,
    purchase: [],
    prices: {},
  };
  return { kind: hasFabric(machine, request, market) ? 'chosen' : 'no-fabric', machine };
}

/**
 * Whether the region sells the machine, according to the price lists. Without prices of the region or of the machine,
 * such as one that can only be reserved, the zones that sell it decide. If they are not known either, it counts as sold.
 */
function isSold({ name, prices }: MachineType, { cloud, region }: Market): boolean {
  if (prices[region] !== undefined) return true;
  if (pricedRegions(cloud.name).includes(region) && Object.keys(prices).length > 0) return false;
  return regionsSelling(cloud.name, name)?.includes(region) ?? true;
}

/** Regions that sell the machine, by the price lists and by the zones that sell it, sorted. */
export function regionsOf({ name, prices }: MachineType, { cloud }: Pick<Market, 'cloud'>): readonly string[] {
  const priced = new Set(pricedRegions(cloud.name));
  const zoned = (regionsSelling(cloud.name, name) ?? []).filter(
    (region) => !priced.has(region) || Object.keys(prices).length === 0,
  );
  return [...new Set([...Object.keys(prices), ...zoned])].sort(byCodeUnit);
}

function isSoldAs(machine: MachineType, { capacity }: Pick<MachineRequest, 'capacity'>): boolean {
  return machine.purchase.includes(capacity?.kind ?? 'on-demand');
}

/** A pool without GPUs never gets a machine with GPUs, because it would pay for them. */
function hasGpu(machine: MachineType, { gpu }: MachineRequest): boolean {
  return machine.gpu?.type === gpu?.type && machine.gpu?.count === gpu?.count;
}

function hasFabric(machine: MachineType, { fabric }: MachineRequest, { cloud }: Market): boolean {
  return !fabric || cloud.fabric(machine) !== undefined;
}

/** Whether a machine has the requested GPUs and size. */
function isFitting(request: MachineRequest): (machine: MachineType) => boolean {
  const { machine: size } = request;
  if (!size || 'type' in size) return (machine) => hasGpu(machine, request);
  const { arch = 'amd64', cpu } = size;
  const memory = parseBytes(size.memory);
  return (machine) =>
    machine.arch === arch && machine.vcpu >= cpu && machine.memoryMiB * MiB >= memory && hasGpu(machine, request);
}

/** Price per hour for the purchase kind. A machine without a list price comes last. */
function price(machine: MachineType, { capacity }: MachineRequest, { cloud, region }: Market): number {
  const prices = machinePrice(cloud.name, region, machine);
  const wanted = capacity?.kind === 'spot' ? (prices?.spot ?? prices?.onDemand) : prices?.onDemand;
  return wanted ?? Number.POSITIVE_INFINITY;
}
