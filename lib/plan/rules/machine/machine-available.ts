import { type MachineType, machineTypes, type PurchaseKind } from '../../../catalog/machines';
import type { ManagedClusterSpec } from '../../../definition/cluster';
import type { NodePoolSpec } from '../../../definition/node-pool';
import type { Path } from '../../../errors';
import { assertNever } from '../../../units/assert-never';
import { closest } from '../../../units/closest';
import { type MachineChoice, machinesSold } from '../../providers/choose-machine';
import type { Rule, RuleFinding } from '../rule';

/** What this rule tells of; that a machine has no fabric is told by another. */
type NoMachine = Exclude<MachineChoice, { kind: 'chosen' | 'no-fabric' }>;

/** Each pool gets a machine type that exists, in this region, as it is to be bought. */
export const machineAvailable: Rule<'machine'> = {
  id: 'machine/available',
  scope: 'machine',
  waivable: false,
  rationale: 'A node pool whose machine type does not exist there is refused by the cloud after minutes of waiting.',
  check: ({ path, spec, cluster, choice }) => {
    if (!kindsSold(cluster).includes(kindOf(spec))) return [unknownKind(path, spec, cluster)];
    if (choice.kind === 'chosen' || choice.kind === 'no-fabric' || isWrongCount(choice, spec)) return [];
    return [explainChoice(choice, path, spec, cluster)];
  },
};

function kindOf({ capacity }: NodePoolSpec): PurchaseKind {
  return capacity?.kind ?? 'on-demand';
}

/** Ways of buying that the cloud has for any machine. */
function kindsSold({ provider }: ManagedClusterSpec): readonly PurchaseKind[] {
  return [...new Set(machineTypes(provider).flatMap(({ purchase }) => purchase))];
}

function unknownKind(path: Path, spec: NodePoolSpec, cluster: ManagedClusterSpec): RuleFinding {
  return {
    path: [...path, 'capacity', 'kind'],
    problem: `${cluster.provider} sells no capacity in this way`,
    value: kindOf(spec),
    allowed: kindsSold(cluster),
    fix: 'buy it another way',
  };
}

/** The GPU is there, in other numbers: another rule says which. */
export function isWrongCount(choice: MachineChoice, spec: NodePoolSpec): boolean {
  return (
    choice.kind === 'none' &&
    spec.gpu !== undefined &&
    !choice.withGpu.some(({ gpu }) => gpu?.count === spec.gpu?.count) &&
    choice.withGpu.length > 0
  );
}

function explainChoice(choice: NoMachine, path: Path, spec: NodePoolSpec, cluster: ManagedClusterSpec): RuleFinding {
  const { provider, region } = cluster;
  switch (choice.kind) {
    case 'nothing-asked':
      return {
        path,
        problem: 'neither what a node must have nor its GPUs are given',
        allowed: "'machine', 'gpu' or both",
        fix: "say what each node must have at least: machine: { cpu: 4, memory: '16Gi' }",
      };
    case 'unknown-type': {
      const near = closest(
        choice.type,
        machineTypes(provider).map(({ name }) => name),
      );
      return {
        path: [...path, 'machine', 'type'],
        problem: `no machine type of ${provider} has this name, as far as the catalog knows`,
        value: choice.type,
        fix: near ? `write ${JSON.stringify(near)}, or ask for { cpu, memory }` : 'ask for { cpu, memory } instead',
      };
    }
    case 'not-in-region':
      return {
        path: [...path, 'machine', 'type'],
        problem: `${provider} does not sell this machine type in ${region}`,
        value: choice.machine.name,
        allowed: Object.keys(choice.machine.prices).sort(),
        fix: 'choose another region or machine type, or ask for { cpu, memory }',
      };
    case 'not-sold-as':
      return {
        path: [...path, 'capacity', 'kind'],
        problem: `${choice.machine.name} is not sold this way`,
        value: kindOf(spec),
        allowed: choice.machine.purchase,
        fix: 'buy it another way, or choose another machine type',
      };
    case 'wrong-gpu':
      return {
        path: [...path, 'gpu'],
        problem: `${choice.machine.name} has ${describeGpu(choice.machine)}`,
        value: spec.gpu,
        fix: 'ask for the GPU that it has, or take the machine type away and let it be chosen',
      };
    case 'none':
      return noneFits(choice.withGpu, path, spec, cluster);
    default:
      return assertNever(choice);
  }
}

function noneFits(
  withGpu: readonly MachineType[],
  path: Path,
  spec: NodePoolSpec,
  cluster: ManagedClusterSpec,
): RuleFinding {
  const { provider, region } = cluster;
  if (spec.gpu && withGpu.length === 0) {
    return {
      path: [...path, 'gpu', 'type'],
      problem: `${provider} sells no machine with this GPU in ${region} (${kindOf(spec)})`,
      value: spec.gpu.type,
      allowed: gpusOf(cluster, spec),
      fix: 'choose one of these, another region, or another way of buying',
    };
  }
  return {
    path: [...path, 'machine'],
    problem: `${provider} sells no machine type in ${region} that has all of this`,
    value: spec.machine,
    ...(withGpu.length > 0 && { allowed: withGpu.map(describe) }),
    fix: 'ask for less in each node and for more nodes',
  };
}

function gpusOf(cluster: ManagedClusterSpec, spec: NodePoolSpec): readonly string[] {
  return [...new Set(machinesSold(spec, cluster).flatMap(({ gpu }) => (gpu ? [gpu.type] : [])))].sort();
}

function describe(type: MachineType): string {
  return `${type.name} (${type.vcpu} CPUs, ${Math.floor(type.memoryMiB / 1024)}Gi, ${describeGpu(type)})`;
}

function describeGpu({ gpu }: MachineType): string {
  return gpu ? `${gpu.count} × ${gpu.type}` : 'no GPU';
}
