import { MiB } from '../../units/quantity';
import type { FabricPlan } from '../types/fabric';
import type { GpuPoolPlan } from '../types/gpu-pool';
import type { NodePoolPlan } from '../types/node-pool';

type Agents = NodePoolPlan['agents'];

/** The plugin that offers GPUs, and the exporter of their metrics. */
const pluginAndExporter: Agents = { cpuMilli: 150, memoryBytes: 640 * MiB, pods: 2 };

/**
 * What agents take of each node with GPUs, by who offers the GPUs. Estimates, rounded up. The operator runs besides
 * discovery of features and GPUs, the manager of MIG, the daemon of MPS and a validator.
 */
const gpuAgents: Readonly<Record<GpuPoolPlan['devicePlugin'], Agents>> = {
  'nvidia-device-plugin': pluginAndExporter,
  'gpu-operator': { cpuMilli: 200, memoryBytes: 896 * MiB, pods: 7 },
  cloud: pluginAndExporter,
  existing: pluginAndExporter,
};

/** The plugin that offers the devices of a fabric: its chart asks for 10m and 20Mi. */
const fabricAgents: Agents = { cpuMilli: 10, memoryBytes: 20 * MiB, pods: 1 };

/** What agents take of each node of a pool: those of every node, and those that its devices need. */
export function agentsOf(base: Agents, gpu: GpuPoolPlan | undefined, fabric: FabricPlan | undefined): Agents {
  return [base, ...(gpu ? [gpuAgents[gpu.devicePlugin]] : []), ...(fabric?.device ? [fabricAgents] : [])].reduce(
    (a, b) => ({
      cpuMilli: a.cpuMilli + b.cpuMilli,
      memoryBytes: a.memoryBytes + b.memoryBytes,
      pods: a.pods + b.pods,
    }),
  );
}
