import { machineTypes } from '../../../catalog/machines';
import type { ManagedClusterSpec } from '../../../definition/cluster';
import type { NodePoolSpec } from '../../../definition/node-pool';
import { byCodeUnit } from '../../../units/order';
import { chooseMachine } from '../../providers/choose-machine';
import type { Rule, RuleFinding } from '../rule';

/** A pool with a fabric has machines that have one, and more than one of them. */
export const fabricMachine: Rule<'platform'> = {
  id: 'fabric/machine',
  scope: 'platform',
  waivable: true,
  rationale:
    'A fast network that the machine does not have, or that has nobody to talk to, is paid for and never used.',
  check: ({ definition: { cluster } }) => {
    if (cluster.provider === 'existing') return [];
    return Object.entries(cluster.nodePools)
      .filter(([, { fabric }]) => fabric)
      .flatMap(([name, spec]) => [...withoutFabric(name, spec, cluster), ...alone(name, spec)]);
  },
};

function withoutFabric(name: string, spec: NodePoolSpec, cluster: ManagedClusterSpec): readonly RuleFinding[] {
  const choice = chooseMachine(spec, cluster);
  if (choice.kind !== 'no-fabric') return [];
  return [
    {
      path: ['cluster', 'nodePools', name, 'fabric'],
      problem: `${choice.machine.name} has no EFA, as far as the catalog knows`,
      value: true,
      allowed: machinesWithEfa(choice.machine.gpu?.type),
      fix: "choose one of these, or take 'fabric' away",
    },
  ];
}

/** Machines with the same GPU that have EFA; where there are none, the GPUs that can be had with it. */
function machinesWithEfa(gpuType: string | undefined): readonly string[] {
  const fast = machineTypes('eks').filter(({ efa }) => (efa ?? 0) > 0);
  const same = fast.filter(({ gpu }) => gpuType !== undefined && gpu?.type === gpuType);
  if (same.length > 0) return same.map((machine) => machine.name);
  return [...new Set(fast.flatMap(({ gpu }) => (gpu ? [`machines with ${gpu.type}`] : [])))].sort(byCodeUnit);
}

function alone(name: string, { nodes }: NodePoolSpec): readonly RuleFinding[] {
  if (nodes.max > 1) return [];
  return [
    {
      path: ['cluster', 'nodePools', name, 'nodes', 'max'],
      problem: 'a fabric is between nodes, and there is never more than one',
      value: nodes.max,
      allowed: 'at least 2',
      fix: "allow more nodes, or take 'fabric' away",
    },
  ];
}
