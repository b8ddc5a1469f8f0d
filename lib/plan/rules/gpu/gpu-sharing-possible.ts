import type { PodPlan } from '../../types/pod';
import type { ModelServicePlan } from '../../types/service';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';
import { type SharedGpuPool, sharedGpuPools } from './shared-gpus';

/** GPUs are shared in a way that the GPU, the cloud and the pods on it can do. */
export const gpuSharingPossible: Rule<'platform'> = {
  id: 'gpu/sharing-possible',
  scope: 'platform',
  waivable: true,
  rationale:
    'A GPU that cannot be shared in the way that is asked for belongs to one pod, and the pods that should share it wait for ever.',
  check: ({ definition, plan }) =>
    sharedGpuPools(definition.cluster).flatMap((pool) => [...impossible(pool), ...lostMemory(pool, plan)]),
};

function impossible({ path, gpu, sharing, ways }: SharedGpuPool): readonly RuleFinding[] {
  if (sharing.by === undefined || ways.possible.includes(sharing.by)) return [];
  return [
    {
      path: [...path, 'by'],
      problem: `GPUs of type ${gpu.name} cannot be shared by ${sharing.by} here: ${ways.impossible[sharing.by]}`,
      value: sharing.by,
      allowed: ways.possible,
      fix: "share it in one of these ways, or take 'by' away and let it be chosen",
    },
  ];
}

/** With MPS the device plugin mounts its own /dev/shm over the pod's. Source: providers/gpu-sharing.ts. */
function lostMemory({ name, path }: SharedGpuPool, { cluster, services, training }: PlatformScope['plan']) {
  if (cluster.pools[name]?.gpu?.sharing?.kind !== 'mps') return [];
  const workloads: readonly (readonly [string, Pick<ModelServicePlan, 'name' | 'pool' | 'pod'>])[] = [
    ...Object.values(services).map((service) => ['services', service] as const),
    ...Object.values(training).map((job) => ['training', job] as const),
  ];
  return workloads
    .filter(([, { pool, pod }]) => pool === name && hasSharedMemory(pod))
    .map(
      ([kind, workload]): RuleFinding => ({
        path: [kind, workload.name, 'pool'],
        problem: 'it needs memory at /dev/shm, over which MPS mounts its own',
        value: name,
        allowed: `a pool that is shared by another way than ${path.join('.')}`,
        fix: "share the GPUs of the pool by 'time-slicing' or 'mig', or choose another pool",
      }),
    );
}

function hasSharedMemory({ containers }: PodPlan): boolean {
  return containers.some(({ mounts }) => mounts.some(({ path }) => path === '/dev/shm'));
}
