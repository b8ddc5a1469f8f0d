import { machineTypes } from '../../../catalog/machines';
import { byCodeUnit } from '../../../units/order';
import type { Rule, RuleFinding } from '../rule';
import type { MachineScope } from '../scopes';

/** A pool with a fabric has machines with a fabric and more than one node. */
export const fabricMachine: Rule<'machine'> = {
  id: 'fabric/machine',
  scope: 'machine',
  waivable: true,
  rationale:
    'A fabric needs machines with the hardware and at least two nodes; otherwise the node pool fails or the fabric is unused.',
  check: (machine) => (machine.spec.fabric ? [...withoutFabric(machine), ...alone(machine)] : []),
};

function withoutFabric({ path, choice }: MachineScope): readonly RuleFinding[] {
  if (choice.kind !== 'no-fabric') return [];
  return [
    {
      path: [...path, 'fabric'],
      problem: `${choice.machine.name} has no EFA according to the catalog`,
      value: true,
      allowed: machinesWithEfa(choice.machine.gpu?.type),
      fix: "choose an allowed machine, or remove 'fabric'",
    },
  ];
}

/** Machines with EFA and the same GPU or, if there are none, the GPUs that are available with EFA. */
function machinesWithEfa(gpuType: string | undefined): readonly string[] {
  const fast = machineTypes('eks').filter(({ efa }) => (efa ?? 0) > 0);
  const same = fast.filter(({ gpu }) => gpuType !== undefined && gpu?.type === gpuType);
  if (same.length > 0) return same.map((machine) => machine.name);
  return [...new Set(fast.flatMap(({ gpu }) => (gpu ? [`machines with ${gpu.type}`] : [])))].sort(byCodeUnit);
}

function alone({ path, spec: { nodes } }: MachineScope): readonly RuleFinding[] {
  if (nodes.max > 1) return [];
  return [
    {
      path: [...path, 'nodes', 'max'],
      problem: `a fabric connects nodes, and the pool has at most ${nodes.max}`,
      value: nodes.max,
      allowed: 'at least 2',
      fix: "raise nodes.max to at least 2, or remove 'fabric'",
    },
  ];
}
