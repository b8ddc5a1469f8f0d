import { isManaged, type ManagedClusterSpec } from '../../definition/cluster';
import type { GpuSpec } from '../../definition/gpu';
import type { MachineSpec, NodePoolSpec } from '../../definition/node-pool';
import type { Path } from '../../errors';
import { lookup } from '../../units/lookup';
import { cloudOf } from '../providers/select';
import type { NodePoolPlan } from '../types/node-pool';
import { type ExplainContext, type ExplanationLine, written } from './explanation';

/** The machine type of a pool, and why it was chosen. */
export function machineLine(pool: NodePoolPlan, context: ExplainContext): ExplanationLine {
  const { cluster } = context.definition;
  const path = poolPath(pool, context);
  if (!isManaged(cluster)) {
    return {
      field: 'machine',
      value: 'existing nodes',
      why: 'the definition states what each node can allocate',
      from: written(context, path),
    };
  }
  const spec: Partial<Pick<NodePoolSpec, 'machine' | 'gpu' | 'capacity'>> | undefined =
    lookup(cluster.nodePools, pool.name) ?? cluster.systemPool;
  const machine = spec?.machine;
  if (machine && 'type' in machine) {
    return {
      field: 'machine',
      value: pool.machineType,
      why: 'set in the definition',
      from: written(context, [...path, 'machine', 'type']),
    };
  }
  return {
    field: 'machine',
    value: pool.machineType,
    why: `cheapest machine type in ${cluster.region} with ${requestText(machine, spec?.gpu, pool)}${fabricText(pool, cluster)}`,
    from: { kind: 'catalog', source: context.plan.cost.source },
  };
}

/** Path of a pool in the definition. The system pool has its own field. */
export function poolPath({ name }: Pick<NodePoolPlan, 'name'>, { definition, plan }: ExplainContext): Path {
  const isSystem = plan.cluster.systemPool?.name === name && !Object.hasOwn(definition.cluster.nodePools, name);
  return isSystem ? ['cluster', 'systemPool'] : ['cluster', 'nodePools', name];
}

/** The fabric is a requirement too, by the name that the provider has for it. */
function fabricText({ fabric }: NodePoolPlan, cluster: ManagedClusterSpec): string {
  return fabric === undefined ? '' : ` and ${cloudOf(cluster).fabricTitle}`;
}

function requestText(machine: MachineSpec | undefined, gpu: GpuSpec | undefined, pool: NodePoolPlan): string {
  const size = machine && 'cpu' in machine ? [`at least ${machine.cpu} CPUs and ${machine.memory}`] : [];
  const parts = [
    ...size,
    ...(gpu ? [`${gpu.count} x ${gpu.type}`] : ['no GPU']),
    pool.arch,
    ...(pool.capacity === 'on-demand' ? [] : [`sold as ${pool.capacity}`]),
  ];
  return parts.join(', ');
}
