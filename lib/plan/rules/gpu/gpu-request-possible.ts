import type { GpuRequestSpec } from '../../../definition/service';
import type { Path } from '../../../errors';
import { MiB, parseBytes } from '../../../units/quantity';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';

/** The GPU request of a workload matches the GPUs of its pool. */
export const gpuRequestPossible: Rule<'workload-spec'> = {
  id: 'gpu/request-possible',
  scope: 'workload-spec',
  waivableBy: 'platform',
  rationale: 'A pod that requests a GPU resource that its nodes do not have stays pending.',
  check: ({ path, spec: { resources }, pool }) =>
    resources?.gpu ? problems([...path, 'resources', 'gpu'], resources.gpu, pool) : [],
};

function problems(path: Path, request: GpuRequestSpec, { name, gpu }: NodePoolPlan): readonly RuleFinding[] {
  if (!gpu) {
    return [
      {
        path,
        problem: `the nodes of ${name} have no GPU`,
        value: request,
        fix: "choose a pool with GPUs, or remove 'gpu'",
      },
    ];
  }
  if ('count' in request) return gpu.sharing ? [wholeOfShared(path, request.count, name, gpu.sharing.memoryMiB)] : [];
  if (!gpu.sharing) return [shareOfWhole(path, request.memory, name)];
  if (parseBytes(request.memory) <= gpu.sharing.memoryMiB * MiB) return [];
  return [
    {
      path: [...path, 'memory'],
      problem: `a GPU share of ${name} has ${gpu.sharing.memoryMiB}Mi`,
      value: request.memory,
      allowed: `at most ${gpu.sharing.memoryMiB}Mi`,
      fix: "request less memory, or raise 'sharing.memory' of the pool",
    },
  ];
}

function wholeOfShared(path: Path, count: number, pool: string, shareMiB: number): RuleFinding {
  return {
    path: [...path, 'count'],
    problem: `the GPUs of ${pool} are shared, so a workload cannot request whole GPUs`,
    value: count,
    allowed: `'memory' of at most ${shareMiB}Mi`,
    fix: "request a share with 'memory', or choose a pool without GPU sharing",
  };
}

function shareOfWhole(path: Path, memory: string, pool: string): RuleFinding {
  return {
    path: [...path, 'memory'],
    problem: `the GPUs of ${pool} are not shared, so a workload cannot request a share`,
    value: memory,
    allowed: "'count'",
    fix: "request whole GPUs with 'count', or set 'sharing' of the pool",
  };
}
