import { gpus } from '../../../catalog/gpus';
import { type MachineType, machinePrice, priceListRegion } from '../../../catalog/machines';
import type { ExistingNodePoolSpec, NodePoolSpec, TaintSpec } from '../../../definition/node-pool';
import { GiB, MiB, parseBytes, parseCpu } from '../../../units/quantity';
import { existingGpuOwner, existingMachineType } from '../../facts/existing-nodes';
import { labelKeys } from '../../facts/label-keys';
import { agentsOf } from '../../providers/gpu-agents';
import type { Cloud, Provider } from '../../providers/provider';
import type { FabricPlan } from '../../types/fabric';
import type { GpuPoolPlan, GpuSharingPlan } from '../../types/gpu-pool';
import type { NodePoolPlan, TaintPlan } from '../../types/node-pool';
import { defaultDisk } from './default-disk';
import { type GpuOwners, gpuDevices, resolveGpuPool, resolveSharing, sharingLabels } from './gpu-pool';
import type { PoolStart } from './pool-start';
import { zonesOf } from './pool-zones';

/** Context of a pool. */
export interface PoolContext {
  readonly cloud: Cloud;
  readonly region: string;
  /** Zones of the cluster. */
  readonly zones: readonly string[];
  /** Whether the definition gives them. */
  readonly zonesGiven: boolean;
  /** Who installs the GPU stack of all pools. */
  readonly gpuOwners: GpuOwners;
  /** What the workloads of the pool need at the start of a node. */
  readonly start: PoolStart;
  /** Whether a key of the customer encrypts the disks of all pools. */
  readonly customerKey: boolean;
  /** Whether operators run on the pool. @default false */
  readonly system?: boolean;
}

/** A pool of a managed cluster with the machine type chosen for it. */
export function resolveNodePool(
  name: string,
  spec: NodePoolSpec,
  machine: MachineType,
  { cloud, region, zones, zonesGiven, gpuOwners, start, customerKey, system = false }: PoolContext,
): NodePoolPlan {
  const capacity = spec.capacity ?? { kind: 'on-demand' };
  const diskGiB = Math.ceil(parseBytes(spec.disk ?? defaultDisk) / GiB);
  const sharing = sharingOf(spec, machine, cloud);
  const gpu = machine.gpu && resolveGpuPool(machine.gpu, sharing, gpuOwners, cloud);
  const disk = cloud.disk({ machine, gib: diskGiB, startBytes: start.startBytes(gpu), local: spec.localDisk ?? true });
  const fabric = spec.fabric ? cloud.fabric(machine) : undefined;
  return {
    name,
    machineType: machine.name,
    arch: machine.arch,
    nodes: spec.nodes,
    capacity: capacity.kind,
    ...zonesOf(spec, machine, { cloud, region, zones, zonesGiven }),
    ...(capacity.kind === 'spot' && { interruption: cloud.interruption }),
    drainSeconds: cloud.drainSeconds,
    ...(fabric && { fabric }),
    diskGiB,
    disk,
    labels: {
      [labelKeys.pool]: name,
      ...(gpu && { [labelKeys.gpu]: gpu.type, ...sharingLabels(gpu), ...cloud.gpuLabels?.(gpu) }),
    },
    taints: cloud
      .taints({ gpu: gpu !== undefined, capacity: capacity.kind, arch: machine.arch })
      // Some operators have no tolerations, so the system pool has only taints of the cloud.
      .filter(({ setByCloud }) => setByCloud || !system),
    allocatable: { ...readable(cloud.allocatable(machine, disk)), devices: devicesOf(gpu, fabric) },
    agents: agentsOf(cloud.agents, gpu, fabric),
    ...(gpu && { gpu }),
    cloud: cloud.pool({
      ...{ machine, capacity, system, disk, images: start.images },
      fabric: fabric !== undefined,
      customerKey,
      ...(sharing && { sharing }),
    }),
    ...priceOf(machine, capacity.kind === 'spot', cloud, region),
  };
}

/** Sharing of the pool's GPUs. Undefined if each GPU belongs to one pod. */
export function sharingOf(spec: NodePoolSpec, { gpu }: MachineType, cloud: Cloud): GpuSharingPlan | undefined {
  if (!gpu || !spec.gpu?.sharing) return undefined;
  const row = gpus.rows[gpu.type];
  return resolveSharing(spec.gpu.sharing, row, cloud.gpuSharing(row));
}

/** A pool of existing nodes. */
export function resolveExistingNodePool(name: string, spec: ExistingNodePoolSpec, provider: Provider): NodePoolPlan {
  const gpu = spec.gpu && existingGpuPool(spec.gpu, provider);
  return {
    name,
    machineType: existingMachineType,
    arch: spec.arch ?? 'amd64',
    nodes: { min: spec.nodes.min ?? spec.nodes.max, max: spec.nodes.max },
    capacity: 'on-demand',
    zones: [],
    diskGiB: 0,
    labels: spec.labels,
    taints: (spec.taints ?? []).map(existingTaint),
    allocatable: {
      cpuMilli: parseCpu(spec.allocatable.cpu),
      memoryBytes: parseBytes(spec.allocatable.memory),
      ephemeralBytes: parseBytes(spec.allocatable.ephemeralStorage ?? '50Gi'),
      pods: spec.allocatable.pods ?? 110,
      devices: gpuDevices(gpu),
    },
    agents: agentsOf(provider.agents, gpu, undefined),
    ...(gpu && { gpu }),
    ...(spec.hourlyUsd !== undefined && { hourlyUsd: spec.hourlyUsd }),
  };
}

/** GPUs that are partitioned and exposed outside the platform, with the resource names of NVIDIA's components. */
function existingGpuPool(spec: NonNullable<ExistingNodePoolSpec['gpu']>, provider: Provider): GpuPoolPlan {
  const row = gpus.rows[spec.type];
  const sharing = spec.sharing && resolveSharing(spec.sharing, row, provider.gpuSharing(row));
  return resolveGpuPool(spec, sharing, { driver: existingGpuOwner, devicePlugin: existingGpuOwner }, provider);
}

function devicesOf(gpu: GpuPoolPlan | undefined, fabric: FabricPlan | undefined) {
  return { ...gpuDevices(gpu), ...(fabric?.device && { [fabric.device.resource]: fabric.device.perNode }) };
}

/** List price of a node. Reserved and queued capacity has none, so it has the on-demand price. */
function priceOf(machine: MachineType, spot: boolean, cloud: Cloud, region: string) {
  const prices = machinePrice(cloud.name, region, machine);
  const kind: 'spot' | 'on-demand' = spot && prices?.spot !== undefined ? 'spot' : 'on-demand';
  const hourlyUsd = kind === 'spot' ? prices?.spot : prices?.onDemand;
  if (hourlyUsd === undefined) return {};
  return { hourlyUsd, listPrice: { region: priceListRegion(cloud.name, region), kind } };
}

/** Memory in whole mebibytes, rounded down, for readability. */
function readable<T extends { readonly memoryBytes: number }>(allocatable: T): T {
  return { ...allocatable, memoryBytes: Math.floor(allocatable.memoryBytes / MiB) * MiB };
}

function existingTaint({ key, value, effect }: TaintSpec): TaintPlan {
  return { key, value: value ?? '', effect, setByCloud: true };
}
