import type { GpuType } from '../../../catalog/gpus';
import { type MachineType, type PurchaseKind, purchaseKinds } from '../../../catalog/machines';
import type { NodePoolSpec } from '../../../definition/node-pool';
import type { Path } from '../../../errors';
import { assertNever } from '../../../units/assert-never';
import { closest } from '../../../units/closest';
import { type MachineChoice, type Market, machinesSold, regionsOf } from '../../providers/choose-machine';
import type { Rule, RuleFinding } from '../rule';

/** Choices that this rule reports. The rule fabric/machine reports a machine without a fabric. */
type NoMachine = Exclude<MachineChoice, { kind: 'chosen' | 'no-fabric' }>;

/** The machine type of each pool exists in the region with the purchase kind. */
export const machineAvailable: Rule<'machine'> = {
  id: 'machine/available',
  scope: 'machine',
  waivableBy: 'no-one',
  rationale: 'The cloud refuses a node pool with an unavailable machine type, minutes into a deployment.',
  check: ({ path, spec, choice, ...market }) => {
    if (!purchaseKinds(market.cloud.name).includes(kindOf(spec))) return [unknownKind(path, spec, market)];
    if (choice.kind === 'chosen' || choice.kind === 'no-fabric' || isWrongCount(choice, spec)) return [];
    return [explainChoice(choice, path, spec, market)];
  },
};

function kindOf({ capacity }: NodePoolSpec): PurchaseKind {
  return capacity?.kind ?? 'on-demand';
}

function unknownKind(path: Path, spec: NodePoolSpec, market: Market): RuleFinding {
  return {
    path: [...path, 'capacity', 'kind'],
    problem: `${market.cloud.name} does not offer ${kindOf(spec)} capacity`,
    value: kindOf(spec),
    allowed: purchaseKinds(market.cloud.name),
    fix: 'choose an allowed kind of capacity',
  };
}

/** Whether the GPU is available in other numbers only, which machine/gpu-count reports. */
export function isWrongCount(choice: MachineChoice, spec: NodePoolSpec): boolean {
  return (
    choice.kind === 'none' &&
    spec.gpu !== undefined &&
    !choice.withGpu.some(({ gpu }) => gpu?.count === spec.gpu?.count) &&
    choice.withGpu.length > 0
  );
}

function explainChoice(choice: NoMachine, path: Path, spec: NodePoolSpec, market: Market): RuleFinding {
  const { cloud, region } = market;
  switch (choice.kind) {
    case 'nothing-asked':
      return {
        path,
        problem: 'the pool has neither a machine nor a GPU',
        allowed: "'machine', 'gpu' or both",
        fix: "set the minimum size of a node: machine: { cpu: 4, memory: '16Gi' }",
      };
    case 'unknown-type': {
      // A name with another GPU is a different machine, however similar it is.
      const near = closest(
        choice.type,
        machinesSold(spec, market)
          .filter(({ gpu }) => gpu?.type === spec.gpu?.type)
          .map(({ name }) => name),
      );
      return {
        path: [...path, 'machine', 'type'],
        problem: `the catalog has no machine type of ${cloud.name} with this name`,
        value: choice.type,
        fix: near
          ? `write ${JSON.stringify(near)}, or set { cpu, memory }`
          : 'set { cpu, memory } instead, or add cpu and memory to a type that is newer than the catalog',
      };
    }
    case 'not-in-region':
      return {
        path: [...path, 'machine', 'type'],
        problem: `${cloud.name} does not offer this machine type in ${region}`,
        value: choice.machine.name,
        allowed: regionsOf(choice.machine, market),
        fix: 'choose another region or machine type, or set { cpu, memory }; add cpu and memory to the type if the cloud offers it',
      };
    case 'not-sold-as':
      return {
        path: [...path, 'capacity', 'kind'],
        problem: `${choice.machine.name} is not sold as ${kindOf(spec)} capacity according to ${cloud.purchaseSource()}`,
        value: kindOf(spec),
        allowed: choice.machine.purchase,
        fix: 'choose an allowed kind of capacity, or another machine type',
      };
    case 'wrong-gpu':
      return {
        path: [...path, 'gpu'],
        problem: `${choice.machine.name} has ${describeGpu(choice.machine)}`,
        value: spec.gpu,
        fix: 'set the GPU of this machine type, or remove machine',
      };
    case 'none':
      return noneFits(choice.withGpu, path, spec, market);
    default:
      return assertNever(choice);
  }
}

function noneFits(withGpu: readonly MachineType[], path: Path, spec: NodePoolSpec, market: Market): RuleFinding {
  const { cloud, region } = market;
  const otherKinds = spec.gpu ? kindsWith(spec.gpu.type, market) : [];
  if (spec.gpu && withGpu.length === 0 && otherKinds.length > 0) {
    return {
      path: [...path, 'capacity', 'kind'],
      problem: `no machine type of ${cloud.name} with ${spec.gpu.type} in ${region} is sold as ${kindOf(spec)} capacity according to ${cloud.purchaseSource()}`,
      value: kindOf(spec),
      allowed: otherKinds,
      fix: 'choose an allowed kind of capacity, or another GPU',
    };
  }
  if (spec.gpu && withGpu.length === 0) {
    return {
      path: [...path, 'gpu', 'type'],
      problem: `${cloud.name} has no machine type with this GPU in ${region} (${kindOf(spec)})`,
      value: spec.gpu.type,
      allowed: gpusOf(market, spec),
      fix: 'choose an allowed GPU, another region or another kind of capacity',
    };
  }
  return {
    path: [...path, 'machine'],
    problem: `${cloud.name} has no machine type in ${region} that meets all requirements`,
    value: spec.machine,
    ...(withGpu.length > 0 && { allowed: withGpu.map(describe) }),
    fix: 'lower the size of a node and raise the number of nodes',
  };
}

/** Kinds of capacity that any machine type with this GPU is sold as in the region. */
function kindsWith(gpu: GpuType, market: Market): readonly PurchaseKind[] {
  return purchaseKinds(market.cloud.name).filter((kind) =>
    machinesSold({ capacity: { kind } }, market).some((machine) => machine.gpu?.type === gpu),
  );
}

function gpusOf(market: Market, spec: NodePoolSpec): readonly string[] {
  return [...new Set(machinesSold(spec, market).flatMap(({ gpu }) => (gpu ? [gpu.type] : [])))].sort();
}

function describe(type: MachineType): string {
  return `${type.name} (${type.vcpu} CPUs, ${Math.floor(type.memoryMiB / 1024)}Gi, ${describeGpu(type)})`;
}

function describeGpu({ gpu }: MachineType): string {
  return gpu ? `${gpu.count} × ${gpu.type}` : 'no GPU';
}
