import { type Gpu, gpus } from '../../catalog/gpus';
import { type MachineType, machinePrice, priceListRegion } from '../../catalog/machines';
import type { ExistingNodePoolSpec, NodePoolSpec, TaintSpec } from '../../definition/node-pool';
import { GiB, MiB, parseBytes, parseCpu } from '../../units/quantity';
import { labelKeys } from '../labels';
import type { GpuPoolPlan, NodePoolPlan, TaintPlan } from '../node-pool';
import type { Cloud, Provider } from '../providers/provider';

/** Resource by which pods ask for whole NVIDIA GPUs. */
export const gpuResource = 'nvidia.com/gpu';

/** Disk of a node where the definition gives none. Holds the images of a few large servers. */
const defaultDisk = '100Gi';

/** A pool of nodes that the cloud makes, on the machine type that was chosen for it. */
export function resolveNodePool(
  name: string,
  spec: NodePoolSpec,
  machine: MachineType,
  cloud: Cloud,
  region: string,
  system = false,
): NodePoolPlan {
  const spot = spec.capacity?.kind === 'spot';
  const diskGiB = Math.ceil(parseBytes(spec.disk ?? defaultDisk) / GiB);
  const gpu = machine.gpu && gpuPlan(gpus.rows[machine.gpu.type], machine.gpu.count, cloud.gpuStack);
  const prices = machinePrice(cloud.name, region, machine);
  const kind = spot && prices?.spot !== undefined ? 'spot' : 'on-demand';
  const hourlyUsd = kind === 'spot' ? prices?.spot : prices?.onDemand;
  return {
    name,
    machineType: machine.name,
    arch: machine.arch,
    nodes: spec.nodes,
    capacity: spot ? 'spot' : 'on-demand',
    diskGiB,
    labels: { [labelKeys.pool]: name, ...(gpu && { [labelKeys.gpu]: gpu.type }) },
    taints: cloud
      .taints({ gpu: gpu !== undefined, spot, arch: machine.arch })
      // Operators tolerate nothing, so we keep nobody away from the pool that is theirs.
      .filter(({ setByCloud }) => setByCloud || !system),
    allocatable: {
      ...readable(cloud.allocatable(machine, diskGiB)),
      devices: gpu ? { [gpu.resource]: gpu.count } : {},
    },
    agents: cloud.agents,
    ...(gpu && { gpu }),
    cloud: cloud.pool({ machine, spot, system }),
    ...(hourlyUsd !== undefined && {
      hourlyUsd,
      listPrice: { region: priceListRegion(cloud.name, region), kind },
    }),
  };
}

/** A pool of nodes that are there. */
export function resolveExistingNodePool(name: string, spec: ExistingNodePoolSpec, provider: Provider): NodePoolPlan {
  const gpu =
    spec.gpu && gpuPlan(gpus.rows[spec.gpu.type], spec.gpu.count, { driver: 'existing', devicePlugin: 'existing' });
  return {
    name,
    machineType: 'existing',
    arch: spec.arch ?? 'amd64',
    nodes: { min: spec.nodes.min ?? spec.nodes.max, max: spec.nodes.max },
    capacity: 'on-demand',
    diskGiB: 0,
    labels: spec.labels,
    taints: (spec.taints ?? []).map(existingTaint),
    allocatable: {
      cpuMilli: parseCpu(spec.allocatable.cpu),
      memoryBytes: parseBytes(spec.allocatable.memory),
      ephemeralBytes: parseBytes(spec.allocatable.ephemeralStorage ?? '50Gi'),
      pods: spec.allocatable.pods ?? 110,
      devices: gpu ? { [gpu.resource]: gpu.count } : {},
    },
    agents: provider.agents,
    ...(gpu && { gpu }),
    ...(spec.hourlyUsd !== undefined && { hourlyUsd: spec.hourlyUsd }),
  };
}

/** Whole mebibytes, rounded down, so that sums can be read. */
function readable<T extends { readonly memoryBytes: number }>(allocatable: T): T {
  return { ...allocatable, memoryBytes: Math.floor(allocatable.memoryBytes / MiB) * MiB };
}

function existingTaint({ key, value, effect }: TaintSpec): TaintPlan {
  return { key, value: value ?? '', effect, setByCloud: true };
}

function gpuPlan(gpu: Gpu, count: number, owners: Pick<GpuPoolPlan, 'driver' | 'devicePlugin'>): GpuPoolPlan {
  return { type: gpu.name, count, memoryMiB: gpu.memoryMiB, resource: gpuResource, ...owners };
}
