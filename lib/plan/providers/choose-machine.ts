import { type MachineType, machinePrice, machineType, machineTypes, pricedRegions } from '../../catalog/machines';
import type { ManagedClusterSpec } from '../../definition/cluster';
import type { MachineSpec, NodePoolSpec } from '../../definition/node-pool';
import { byCodeUnit } from '../../units/order';
import { MiB, parseBytes } from '../../units/quantity';

/** What a pool asks of its machine type. */
export type MachineRequest = Pick<NodePoolSpec, 'machine' | 'gpu' | 'capacity' | 'fabric'>;

/** Where it is asked. */
type Market = Pick<ManagedClusterSpec, 'provider' | 'region'>;

/** The machine type that a pool gets, or why there is none. */
export type MachineChoice =
  | { readonly kind: 'chosen'; readonly machine: MachineType }
  /** Neither a size nor GPUs are asked for: any machine would do. */
  | { readonly kind: 'nothing-asked' }
  | { readonly kind: 'unknown-type'; readonly type: string }
  | { readonly kind: 'not-in-region'; readonly machine: MachineType }
  | { readonly kind: 'wrong-gpu'; readonly machine: MachineType }
  | { readonly kind: 'not-sold-as'; readonly machine: MachineType }
  /** This machine would do, but has no fast network between nodes that the cloud gives to pods. */
  | { readonly kind: 'no-fabric'; readonly machine: MachineType }
  /** No machine type has it all; these have the GPU that is asked for, in this region. */
  | { readonly kind: 'none'; readonly withGpu: readonly MachineType[] };

/** The cheapest machine type that has what a pool asks for, or the one that the pool names. */
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

/** All machine types that may be chosen, as far as where and how they are sold goes. */
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
 * Sold in the region, as far as the price lists tell: of a region without any price nothing is known, and neither of a
 * machine without any, such as those that are only reserved.
 */
function isSold({ prices }: MachineType, { provider, region }: Market): boolean {
  return prices[region] !== undefined || !pricedRegions(provider).includes(region) || Object.keys(prices).length === 0;
}

function isSoldAs(machine: MachineType, { capacity }: Pick<MachineRequest, 'capacity'>): boolean {
  return machine.purchase.includes(capacity?.kind ?? 'on-demand');
}

/** A pool without GPUs never gets a machine with some: it would pay for them. */
function hasGpu(machine: MachineType, { gpu }: MachineRequest): boolean {
  return machine.gpu?.type === gpu?.type && machine.gpu?.count === gpu?.count;
}

/** Placement close together, which GKE and AKS do, needs nothing of the machine; EFA does. */
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

/** Machines whose CPUs are throttled or billed extra when they are busy for long are chosen by name only. */
function isBurstable(name: string, { provider }: Market): boolean {
  // GKE's t2a and t2d are whole cores; only AWS uses the letter for such machines.
  return provider === 'eks' && /^t\d/.test(name);
}

/** Price an hour as it is bought; a machine without a list price comes last. */
function price(machine: MachineType, { capacity }: MachineRequest, { provider, region }: Market): number {
  const prices = machinePrice(provider, region, machine);
  const wanted = capacity?.kind === 'spot' ? (prices?.spot ?? prices?.onDemand) : prices?.onDemand;
  return wanted ?? Number.POSITIVE_INFINITY;
}
