import { machineTypes } from '../../../catalog/machines';
import { byCodeUnit } from '../../../units/order';
import type { Cloud } from '../../providers/provider';
import type { Rule, RuleFinding } from '../rule';
import type { MachineScope } from '../scopes';

/** A pool with a fabric has machines with a fabric and more than one node. */
export const fabricMachine: Rule<'machine'> = {
  id: 'fabric/machine',
  scope: 'machine',
  waivableBy: 'platform',
  rationale:
    'A fabric needs machines with the hardware and at least two nodes; otherwise the node pool fails or the fabric is unused.',
  check: (machine) => (machine.spec.fabric ? [...withoutFabric(machine), ...alone(machine)] : []),
};

function withoutFabric({ path, choice, cloud }: MachineScope): readonly RuleFinding[] {
  if (choice.kind !== 'no-fabric') return [];
  return [
    {
      path: [...path, 'fabric'],
      problem: `${choice.machine.name} has no ${cloud.fabricTitle} according to the catalog`,
      value: true,
      allowed: machinesWithFabric(choice.machine.gpu?.type, cloud),
      fix: "choose an allowed machine, or remove 'fabric'",
    },
  ];
}

/** Machines with a fabric and the same GPU or, if there are none, the GPUs that are available with a fabric. */
function machinesWithFabric(gpuType: string | undefined, cloud: Cloud): readonly string[] {
  const fast = machineTypes(cloud.name).filter((machine) => cloud.fabric(machine));
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
