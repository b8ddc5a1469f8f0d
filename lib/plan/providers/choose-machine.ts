import { type MachineType, machinePrice, machineType, machineTypes, pricedRegions } from '../../catalog/machines';
import type { ManagedClusterSpec } from '../../definition/cluster';
import type { MachineSpec, NodePoolSpec } from '../../definition/node-pool';
import { byCodeUnit } from '../../units/order';
import { MiB, parseBytes } from '../../units/quantity';

/** Requirements of a pool for its machine type. */
export type MachineRequest = Pick<NodePoolSpec, 'machine' | 'gpu' | 'capacity' | 'fabric'>;

/** Provider and region that sell machines. */
type Market = Pick<ManagedClusterSpec, 'provider' | 'region'>;

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
  if (machine && 'type' in machine) return named(machine.type, request, market);
  if (!machine && !request.gpu) return { kind: 'nothing-asked' };
  const sold = machinesSold(request, market);
  const fitting = sold
    .filter((type) => hasGpu(type, request) && isLargeEnough(type, machine))
    .sort(
      (a, b) => price(a, request, market) - price(b, request, market) || a.vcpu - b.vcpu || byCodeUnit(a.name, b.name),
    );
  const cheapest = fitting.find((type) => hasFabric(type, request, market));
  if (cheapest) return { kind: 'chosen', machine: cheapest };
  if (fitting[0]) return { kind: 'no-fabric', machine: fitting[0] };
  const withGpu = request.gpu ? sold.filter((type) => type.gpu?.type === request.gpu?.type) : [];
  return { kind: 'none', withGpu };
}

/** All machine types that the region sells with this capacity, without burstable ones. */
export function machinesSold(request: Pick<MachineRequest, 'capacity'>, market: Market): readonly MachineType[] {
  return machineTypes(market.provider).filter(
    (type) => isSold(type, market) && isSoldAs(type, request) && !isBurstable(type.name, market),
  );
}

function named(name: string, request: MachineRequest, market: Market): MachineChoice {
  const machine = machineType(market.provider, name);
  if (!machine) return { kind: 'unknown-type', type: name };
  if (!isSold(machine, market)) return { kind: 'not-in-region', machine };
  if (!isSoldAs(machine, request)) return { kind: 'not-sold-as', machine };
  if (request.gpu && !hasGpu(machine, request)) return { kind: 'wrong-gpu', machine };
  if (!hasFabric(machine, request, market)) return { kind: 'no-fabric', machine };
  return { kind: 'chosen', machine };
}

/**
 * Whether the region sells the machine, according to the price lists. A region without prices, and a machine without
 * prices such as one that can only be reserved, count as sold.
 */
function isSold({ prices }: MachineType, { provider, region }: Market): boolean {
  return prices[region] !== undefined || !pricedRegions(provider).includes(region) || Object.keys(prices).length === 0;
}

function isSoldAs(machine: MachineType, { capacity }: Pick<MachineRequest, 'capacity'>): boolean {
  return machine.purchase.includes(capacity?.kind ?? 'on-demand');
}

/** A pool without GPUs never gets a machine with GPUs, because it would pay for them. */
function hasGpu(machine: MachineType, { gpu }: MachineRequest): boolean {
  return machine.gpu?.type === gpu?.type && machine.gpu?.count === gpu?.count;
}

/** Compact placement on GKE and AKS works with all machines; EFA does not. */
function hasFabric({ efa }: MachineType, { fabric }: MachineRequest, { provider }: Market): boolean {
  return !fabric || provider !== 'eks' || (efa ?? 0) > 0;
}

function isLargeEnough(machine: MachineType, request: MachineSpec | undefined): boolean {
  if (!request || 'type' in request) return true;
  return (
    machine.arch === (request.arch ?? 'amd64') &&
    machine.vcpu >= request.cpu &&
    machine.memoryMiB * MiB >= parseBytes(request.memory)
  );
}

/** Burstable machines throttle or bill sustained CPU use, so they are used only by name. */
function isBurstable(name: string, { provider }: Market): boolean {
  // Only AWS uses the letter t for burstable machines; t2a and t2d of GKE have full cores.
  return provider === 'eks' && /^t\d/.test(name);
}

/** Price per hour for the capacity; a machine without a list price is last. */
function price(machine: MachineType, { capacity }: MachineRequest, { provider, region }: Market): number {
  const prices = machinePrice(provider, region, machine);
  const wanted = capacity?.kind === 'spot' ? (prices?.spot ?? prices?.onDemand) : prices?.onDemand;
  return wanted ?? Number.POSITIVE_INFINITY;
}
