import { machineTypes } from '../../../catalog/machines';
import { byCodeUnit } from '../../../units/order';
import type { Rule, RuleFinding } from '../rule';
import type { MachineScope } from '../scopes';

/** A pool with a fabric has machines that have one, and more than one of them. */
export const fabricMachine: Rule<'machine'> = {
  id: 'fabric/machine',
  scope: 'machine',
  waivable: true,
  rationale:
    'A fast network that the machine does not have, or that has nobody to talk to, is paid for and never used.',
  check: (machine) => (machine.spec.fabric ? [...withoutFabric(machine), ...alone(machine)] : []),
};

function withoutFabric({ path, choice }: MachineScope): readonly RuleFinding[] {
  if (choice.kind !== 'no-fabric') return [];
  return [
    {
      path: [...path, 'fabric'],
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

function alone({ path, spec: { nodes } }: MachineScope): readonly RuleFinding[] {
  if (nodes.max > 1) return [];
  return [
    {
      path: [...path, 'nodes', 'max'],
      problem: 'a fabric is between nodes, and there is never more than one',
      value: nodes.max,
      allowed: 'at least 2',
      fix: "allow more nodes, or take 'fabric' away",
    },
  ];
}
