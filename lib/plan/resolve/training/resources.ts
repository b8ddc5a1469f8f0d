import type { TrainingJobSpec } from '../../../definition/training';
import { GiB, MiB, parseBytes, parseCpu } from '../../../units/quantity';
import { available, podRequest } from '../../capacity/room';
import { gpuResource } from '../../facts/gpu-resources';
import type { Framework } from '../../frameworks/framework';
import type { ContainerPlan, ResourcesPlan } from '../../types/container';
import type { NodePoolPlan } from '../../types/node-pool';

/** Logs that a program may write before the node throws the first of them away. */
const logBytes = GiB;

/** What the program of a training pod asks for, on a pool and beside its sidecars. */
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

/** GPUs, or shares of them, among devices. */
export function gpusOf({ devices }: Pick<ResourcesPlan, 'devices'>, pool: NodePoolPlan): number {
  return devices[pool.gpu?.resource ?? gpuResource] ?? 0;
}

/**
 * What is said, or all GPUs of a node where PyTorch trains, or one share of one where they are shared. What a pool cannot
 * give is asked for all the same, and a rule says why.
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

/** Which part of a node's GPUs these are: 1 where there are none, or none are asked for. */
function partOfNode(devices: ResourcesPlan['devices'], { gpu, allocatable }: NodePoolPlan): number {
  const there = gpu ? (allocatable.devices[gpu.resource] ?? 0) : 0;
  const asked = gpu ? (devices[gpu.resource] ?? 0) : 0;
  return there > 0 && asked > 0 ? Math.min(1, asked / there) : 1;
}

/** All that a node has for workloads, or the part of it that goes with the GPUs, without what stands beside the program. */
function defaultsOf({ defaults }: Framework, pool: NodePoolPlan, sidecars: readonly ContainerPlan[], part: number) {
  if (defaults.kind === 'fixed') return defaults;
  const room = available(pool);
  const beside = podRequest({ initContainers: [], containers: [], sidecars });
  return {
    cpuMilli: atLeast(room.cpuMilli * part - beside.cpuMilli, 100),
    memoryBytes: atLeast(room.memoryBytes * part - beside.memoryBytes, 256 * MiB),
  };
}

/** Rounded down to whole steps, so that it can be read, and one step at least. */
function atLeast(amount: number, step: number): number {
  return Math.max(1, Math.floor(amount / step)) * step;
}

function fabricDevices({ fabric }: NodePoolPlan, part: number): ResourcesPlan['devices'] {
  if (!fabric?.device) return {};
  const count = Math.floor(fabric.device.perNode * part);
  return count > 0 ? { [fabric.device.resource]: count } : {};
}
