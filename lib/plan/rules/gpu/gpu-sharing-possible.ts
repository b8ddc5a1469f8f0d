import { workloads } from '../../facts/workloads';
import type { PodPlan } from '../../types/pod';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';
import { type SharedGpuPool, sharedGpuPools } from '../shared-gpus';

/** The GPU, the cloud and the pods support the kind of GPU sharing. */
export const gpuSharingPossible: Rule<'platform'> = {
  id: 'gpu/sharing-possible',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'If the kind of sharing is not supported, one pod uses the whole GPU and the other pods stay pending.',
  check: ({ definition, plan, provider }) =>
    sharedGpuPools(definition.cluster, provider).flatMap((pool) => [...impossible(pool), ...lostMemory(pool, plan)]),
};

function impossible({ path, gpu, sharing, ways }: SharedGpuPool): readonly RuleFinding[] {
  if (sharing.by === undefined || ways.possible.includes(sharing.by)) return [];
  return [
    {
      path: [...path, 'by'],
      problem: `GPUs of type ${gpu.name} cannot be shared by ${sharing.by}: ${ways.impossible[sharing.by]}`,
      value: sharing.by,
      allowed: ways.possible,
      fix: "set 'by' to an allowed kind, or remove 'by'",
    },
  ];
}

/** With MPS the device plugin mounts its own /dev/shm over that of the pod. Source: providers/gpu-sharing.ts. */
function lostMemory({ name, path }: SharedGpuPool, plan: PlatformScope['plan']) {
  if (plan.cluster.pools[name]?.gpu?.sharing?.kind !== 'mps') return [];
  return workloads(plan)
    .filter(({ pool, pod }) => pool === name && hasSharedMemory(pod))
    .map(
      (workload): RuleFinding => ({
        path: [...workload.path, 'pool'],
        problem: 'the workload needs /dev/shm, and MPS mounts its own /dev/shm over it',
        value: name,
        allowed: `a pool without MPS (${path.join('.')})`,
        fix: "share the GPUs of the pool by 'time-slicing' or 'mig', or choose another pool",
      }),
    );
}

function hasSharedMemory({ containers }: PodPlan): boolean {
  return containers.some(({ mounts }) => mounts.some(({ path }) => path === '/dev/shm'));
}
