import { hostArchitecture } from '../../../catalog/gpus';
import type { MachineType } from '../../../catalog/machines';
import type { SizedMachineSpec } from '../../../definition/node-pool';
import { GiB, MiB, parseBytes } from '../../../units/quantity';
import type { Rule } from '../rule';
import type { MachineScope } from '../scopes';

/** The size that a definition gives with a machine type is that of the catalog. */
export const machineSizeAgrees: Rule<'machine'> = {
  id: 'machine/size-agrees',
  scope: 'machine',
  waivableBy: 'platform',
  rationale: 'The size of the catalog applies, so pods that need the written size fit on no node.',
  check: ({ path, spec, choice }) => {
    const { machine } = spec;
    if (!machine || !('type' in machine && 'cpu' in machine) || !('machine' in choice)) return [];
    return differences(machine, choice.machine, spec).map(({ field, problem, wanted }) => ({
      path: [...path, 'machine', field],
      problem,
      value: machine[field],
      allowed: wanted,
      fix: `write ${wanted}, or another type`,
    }));
  },
};

interface Difference {
  readonly field: 'cpu' | 'memory' | 'arch';
  readonly problem: string;
  readonly wanted: string;
}

function differences(
  written: SizedMachineSpec,
  { name, vcpu, memoryMiB, arch }: MachineType,
  { gpu }: MachineScope['spec'],
): readonly Difference[] {
  const bytes = memoryMiB * MiB;
  const differs = Math.abs(parseBytes(written.memory) - bytes) > bytes * rounding;
  const host = hostArchitecture(gpu?.type) ?? arch;
  return [
    ...(written.cpu === vcpu
      ? []
      : [{ field: 'cpu', problem: `${name} has ${vcpu} CPUs`, wanted: String(vcpu) } as const]),
    ...(differs
      ? [{ field: 'memory', problem: `${name} has ${memoryText(bytes)}`, wanted: memoryText(bytes) } as const]
      : []),
    ...((written.arch ?? host) === host
      ? []
      : [{ field: 'arch', problem: `${name} has CPUs of ${host}`, wanted: host } as const]),
  ];
}

/** Clouds state memory in GiB, and some round it. */
const rounding = 0.02;

function memoryText(bytes: number): string {
  return Number.isInteger(bytes / GiB) ? `${bytes / GiB}Gi` : `${bytes / MiB}Mi`;
}
