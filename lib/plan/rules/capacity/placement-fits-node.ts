import type { Path } from '../../../errors';
import { assertNever } from '../../../units/assert-never';
import { formatCpuSum, formatMebibytes } from '../../capacity/amounts';
import { available, podRequest, type Room } from '../../capacity/room';
import type { ResourcesPlan } from '../../types/container';
import type { NodePoolPlan } from '../../types/node-pool';
import type { Rule, RuleFinding } from '../rule';
import type { WorkloadScope } from '../scopes';

/** A replica of a service, or a pod of a training job, fits on an empty node of its pool. */
export const placementFitsNode: Rule<'workload'> = {
  id: 'placement/fits-node',
  scope: 'workload',
  waivable: true,
  rationale: 'A pod that asks for more than a node can give stays pending for ever, and no autoscaler helps.',
  check: (context) => {
    const { pool } = context;
    const pods = podsOf(context);
    const room = available(pool);
    const where = `a node of ${pool.name} (${pool.machineType})`;
    return [
      ...lackingAmounts(pods, room, where),
      ...lackingScratch(pods, room, where),
      ...lackingGpus(pods, pool, where),
      ...noRoomForPod(pods, pool, room, where),
    ];
  },
};

/** Equal pods of a workload, and how they are spoken of. */
interface Pods {
  readonly path: Path;
  readonly one: string;
  readonly request: ResourcesPlan;
  /** Fields that its scratch space follows from, and what that is for. */
  readonly scratch: { readonly path: Path; readonly what: string };
}

function podsOf({ kind, workload: { path, pod } }: WorkloadScope): Pods {
  const request = podRequest(pod);
  switch (kind) {
    case 'service':
      return { path, request, one: 'a replica', scratch: { path: [...path, 'model'], what: 'its model' } };
    case 'training':
      return { path, request, one: 'a pod', scratch: { path, what: 'data, checkpoints, output and logs' } };
    default:
      return assertNever(kind);
  }
}

function lackingAmounts({ path, one, request }: Pods, room: Room, where: string): readonly RuleFinding[] {
  const amounts = [
    ['cpu', request.cpuMilli, room.cpuMilli, formatCpuSum],
    ['memory', request.memoryBytes, room.memoryBytes, formatMebibytes],
  ] as const;
  return amounts.flatMap(([field, wanted, free, format]) =>
    wanted > free
      ? [
          {
            path: [...path, 'resources', field],
            problem: `${one} asks for more ${field} than ${where} has for workloads`,
            value: format(wanted),
            allowed: `at most ${format(free)}`,
            fix: 'ask for less, or give the pool a larger machine',
          },
        ]
      : [],
  );
}

function lackingScratch({ one, request, scratch }: Pods, room: Room, where: string): readonly RuleFinding[] {
  if (request.ephemeralBytes <= room.ephemeralBytes) return [];
  return [
    {
      path: scratch.path,
      problem: `${one} needs more scratch space for ${scratch.what} than ${where} has`,
      value: formatMebibytes(request.ephemeralBytes),
      allowed: `at most ${formatMebibytes(room.ephemeralBytes)}`,
      fix: 'give the pool a larger disk',
    },
  ];
}

/** A node that has no GPUs at all, or none of this kind, is the finding of another rule. */
function lackingGpus({ path, one, request }: Pods, { gpu }: NodePoolPlan, where: string): readonly RuleFinding[] {
  if (!gpu || gpu.sharing) return [];
  const wanted = request.devices[gpu.resource] ?? 0;
  if (wanted <= gpu.count) return [];
  return [
    {
      path: [...path, 'resources', 'gpu', 'count'],
      problem: `${one} asks for more GPUs than ${where} has`,
      value: wanted,
      allowed: `at most ${gpu.count}`,
      fix: 'ask for fewer, or give the nodes of the pool more of them',
    },
  ];
}

function noRoomForPod({ path }: Pods, pool: NodePoolPlan, room: Room, where: string): readonly RuleFinding[] {
  if (room.pods >= 1) return [];
  return [
    {
      path: [...path, 'pool'],
      problem: `${where} has no room for one more pod: it takes ${pool.allocatable.pods}, of which the agents on each node are ${pool.agents.pods}`,
      value: pool.name,
      fix: 'choose another pool, or let its nodes take more pods',
    },
  ];
}
