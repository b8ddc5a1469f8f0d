import { type MachineType, machineTypes } from '../../../catalog/machines';
import { GiB, parseBytes } from '../../../units/quantity';
import type { Cloud } from '../../providers/provider';
import { defaultDisk } from '../../resolve/cluster/default-disk';
import type { Rule } from '../rule';
import type { MachineScope } from '../scopes';

/** A pool that asks for local disks has machines with some that the cloud can use. */
export const diskLocalUsable: Rule<'machine'> = {
  id: 'disk/local-usable',
  scope: 'machine',
  waivableBy: 'platform',
  rationale: 'Without them images and models are on the root disk, which is slower and smaller than the pool expects.',
  check: ({ path, spec, choice, cloud }) => {
    if (spec.localDisk !== true || choice.kind !== 'chosen') return [];
    const gib = Math.ceil(parseBytes(spec.disk ?? defaultDisk) / GiB);
    if (isUsable(choice.machine, gib, cloud)) return [];
    return [
      {
        path: [...path, 'localDisk'],
        problem: `${choice.machine.name} has no local disk of at least ${gib}Gi that ${cloud.title} gives to pods, according to the catalog`,
        value: true,
        allowed: usable(spec, gib, cloud),
        fix: "choose an allowed machine, lower 'disk', or remove 'localDisk'",
      },
    ];
  },
};

function isUsable(machine: MachineType, gib: number, cloud: Cloud): boolean {
  return cloud.disk({ machine, gib, startBytes: 0, local: true }).kind === 'local';
}

/** Machines with the same GPUs, or without GPUs, that have such a disk. */
function usable({ gpu }: MachineScope['spec'], gib: number, cloud: Cloud): readonly string[] {
  return machineTypes(cloud.name)
    .filter((machine) => machine.gpu?.type === gpu?.type && isUsable(machine, gib, cloud))
    .map(({ name }) => name);
}
