import type { GpuRequestSpec } from '../../../definition/service';
import type { Path } from '../../../errors';
import { MiB, parseBytes } from '../../../units/quantity';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';

/** GPUs are asked for in the way in which the pool gives them. */
export const gpuRequestPossible: Rule<'workload-spec'> = {
  id: 'gpu/request-possible',
  scope: 'workload-spec',
  waivable: true,
  rationale: 'A pod that asks for GPUs in a way that its nodes do not offer them stays pending for ever.',
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
        fix: "choose a pool with GPUs, or take 'gpu' away",
      },
    ];
  }
  if ('count' in request) return gpu.sharing ? [wholeOfShared(path, request.count, name, gpu.sharing.memoryMiB)] : [];
  if (!gpu.sharing) return [shareOfWhole(path, request.memory, name)];
  if (parseBytes(request.memory) <= gpu.sharing.memoryMiB * MiB) return [];
  return [
    {
      path: [...path, 'memory'],
      problem: `a share of the GPUs of ${name} has less memory than this`,
      value: request.memory,
      allowed: `at most ${gpu.sharing.memoryMiB}Mi`,
      fix: "ask for less, or cut the GPUs into larger shares with 'sharing.memory' of the pool",
    },
  ];
}

function wholeOfShared(path: Path, count: number, pool: string, shareMiB: number): RuleFinding {
  return {
    path: [...path, 'count'],
    problem: `the GPUs of ${pool} are shared, and none of them can be had as a whole`,
    value: count,
    allowed: `'memory' of at most ${shareMiB}Mi`,
    fix: "ask for a share by its 'memory', or choose a pool whose GPUs are not shared",
  };
}

function shareOfWhole(path: Path, memory: string, pool: string): RuleFinding {
  return {
    path: [...path, 'memory'],
    problem: `the GPUs of ${pool} are not shared, so there is no share of them`,
    value: memory,
    allowed: "'count'",
    fix: "ask for whole GPUs by their 'count', or give the pool a 'sharing'",
  };
}
