import type { TrainingJobSpec } from '../../../definition/training';
import { GiB, MiB, parseBytes, parseCpu } from '../../../units/quantity';
import { available, podRequest } from '../../capacity/room';
import { gpuResource } from '../../facts/gpu-resources';
import type { Framework } from '../../frameworks/framework';
import type { ContainerPlan, ResourcesPlan } from '../../types/container';
import type { NodePoolPlan } from '../../types/node-pool';

/** Space for logs that a program writes before the node rotates them. */
const logBytes = GiB;

/** Resources of the program's container, next to the sidecars of its pod. */
export function trainingResources(
  spec: Pick<TrainingJobSpec, 'resources' | 'framework'>,
  framework: Framework,
  pool: NodePoolPlan,
  context: { readonly sidecars: readonly ContainerPlan[]; readonly scratchBytes: number; readonly gang: boolean },
): ResourcesPlan {
  const gpus = gpuDevices(spec, framework, pool);
  const part = partOfNode(gpus, pool);
  const defaults = defaultsOf(framework, pool, context.sidecars, part);
  const { cpu, memory } = spec.resources ?? {};
  return {
    cpuMilli: cpu === undefined ? defaults.cpuMilli : parseCpu(cpu),
    memoryBytes: memory === undefined ? defaults.memoryBytes : parseBytes(memory),
    ephemeralBytes: Math.ceil((context.scratchBytes + logBytes) / MiB) * MiB,
    devices: { ...gpus, ...(context.gang && fabricDevices(pool, part)) },
  };
}

/** Number of GPUs, or shares of GPUs, among the devices. */
export function gpusOf({ devices }: Pick<ResourcesPlan, 'devices'>, pool: NodePoolPlan): number {
  return devices[pool.gpu?.resource ?? gpuResource] ?? 0;
}

/**
 * The GPUs in the definition. By default all GPUs of a node, or one share of a shared GPU, for frameworks that use whole
 * nodes. GPUs that the pool does not have are requested as well, so that a rule can report them.
 */
function gpuDevices(
  { resources }: Pick<TrainingJobSpec, 'resources'>,
  { defaults }: Framework,
  { gpu }: NodePoolPlan,
): ResourcesPlan['devices'] {
  const given = resources?.gpu;
  if (given && 'memory' in given) return { [gpu?.resource ?? gpuResource]: 1 };
  if (given) return { [gpu?.sharing ? gpuResource : (gpu?.resource ?? gpuResource)]: given.count };
  if (!gpu || defaults.kind !== 'whole-node') return {};
  return { [gpu.resource]: gpu.sharing ? 1 : gpu.count };
}

/** Fraction of a node's GPUs: 1 without GPUs. */
function partOfNode(devices: ResourcesPlan['devices'], { gpu, allocatable }: NodePoolPlan): number {
  const there = gpu ? (allocatable.devices[gpu.resource] ?? 0) : 0;
  const asked = gpu ? (devices[gpu.resource] ?? 0) : 0;
  return there > 0 && asked > 0 ? Math.min(1, asked / there) : 1;
}

/** The resources of a node that go with the requested GPUs, minus those of the sidecars; or fixed amounts. */
function defaultsOf({ defaults }: Framework, pool: NodePoolPlan, sidecars: readonly ContainerPlan[], part: number) {
  if (defaults.kind === 'fixed') return defaults;
  const room = available(pool);
  const beside = podRequest({ initContainers: [], containers: [], sidecars });
  return {
    cpuMilli: atLeast(room.cpuMilli * part - beside.cpuMilli, 100),
    memoryBytes: atLeast(room.memoryBytes * part - beside.memoryBytes, 256 * MiB),
  };
}

/** Rounded down to a multiple of the step, and at least one step. */
function atLeast(amount: number, step: number): number {
  return Math.max(1, Math.floor(amount / step)) * step;
}

function fabricDevices({ fabric }: NodePoolPlan, part: number): ResourcesPlan['devices'] {
  if (!fabric?.device) return {};
  const count = Math.floor(fabric.device.perNode * part);
  return count > 0 ? { [fabric.device.resource]: count } : {};
}
