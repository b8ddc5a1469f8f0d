import { MiB } from '../../units/quantity';
import { existingGpuOwner } from '../facts/existing-nodes';
import type { FabricPlan } from '../types/fabric';
import type { GpuPoolPlan } from '../types/gpu-pool';
import type { NodePoolPlan } from '../types/node-pool';

type Agents = NodePoolPlan['agents'];

/** The device plugin, the exporter of GPU metrics, and on EKS the host engine of its node monitoring agent. */
const pluginAndExporter: Agents = { cpuMilli: 150, memoryBytes: 640 * MiB, pods: 3 };

/**
 * Requests of the DaemonSets on each GPU node, by device plugin. Estimates, rounded up. The GPU operator also runs node
 * and GPU feature discovery, the MIG manager, the MPS daemon and a validator.
 */
const gpuAgents: Readonly<Record<GpuPoolPlan['devicePlugin'], Agents>> = {
  'nvidia-device-plugin': pluginAndExporter,
  'gpu-operator': { cpuMilli: 200, memoryBytes: 896 * MiB, pods: 8 },
  cloud: pluginAndExporter,
  [existingGpuOwner]: pluginAndExporter,
};

/** The device plugin of a fabric: its chart requests 10m and 20Mi. */
const fabricAgents: Agents = { cpuMilli: 10, memoryBytes: 20 * MiB, pods: 1 };

/** Requests of the DaemonSets on each node of a pool: those of all nodes and those for its devices. */
export function agentsOf(base: Agents, gpu: GpuPoolPlan | undefined, fabric: FabricPlan | undefined): Agents {
  return [base, ...(gpu ? [gpuAgents[gpu.devicePlugin]] : []), ...(fabric?.device ? [fabricAgents] : [])].reduce(
    (a, b) => ({
      cpuMilli: a.cpuMilli + b.cpuMilli,
      memoryBytes: a.memoryBytes + b.memoryBytes,
      pods: a.pods + b.pods,
    }),
  );
}
