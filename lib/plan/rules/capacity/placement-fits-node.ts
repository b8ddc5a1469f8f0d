import type { Path } from '../../../errors';
import { assertNever } from '../../../units/assert-never';
import { formatMebibytes } from '../../capacity/amounts';
import { available, podRequest } from '../../capacity/room';
import { nodeText, otherNodes } from '../../facts/node-texts';
import type { ResourcesPlan } from '../../types/container';
import type { NodePoolPlan } from '../../types/node-pool';
import { lackingAmounts } from '../lacking-amounts';
import type { Rule, RuleFinding } from '../rule';
import type { WorkloadScope } from '../scopes';

/** A pod of a workload fits on an empty node of its pool. */
export const placementFitsNode: Rule<'workload'> = {
  id: 'placement/fits-node',
  scope: 'workload',
  waivableBy: 'platform',
  rationale:
    'A pod that requests more than an empty node has stays pending, and the cluster autoscaler cannot help. Sizes that no node has are also part of the sizes of shared operators.',
  check: (context) => {
    const { pool } = context;
    const pods = podsOf(context);
    const where = nodeText(pool);
    return [
      ...lackingAmounts(context, pods.one),
      ...lackingScratch(pods, pool, where),
      ...lackingGpus(pods, pool, where),
      ...noRoomForPod(pods, pool, where),
    ];
  },
};

/** The pod of a workload, with the words for messages. */
interface Pods {
  readonly path: Path;
  readonly one: string;
  readonly request: ResourcesPlan;
  /** Path of the field that decides the scratch space, and the use of the space. */
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

function lackingScratch({ one, request, scratch }: Pods, pool: NodePoolPlan, where: string): readonly RuleFinding[] {
  const room = available(pool);
  if (request.ephemeralBytes <= room.ephemeralBytes) return [];
  return [
    {
      path: scratch.path,
      problem: `${one} needs ${formatMebibytes(request.ephemeralBytes)} of scratch space for ${scratch.what}, and ${where} has ${formatMebibytes(room.ephemeralBytes)}`,
      value: formatMebibytes(request.ephemeralBytes),
      allowed: `at most ${formatMebibytes(room.ephemeralBytes)}`,
      fix: otherNodes(pool, 'largerDisk'),
    },
  ];
}

/** The rule gpu/request-possible reports a pool without GPUs or with shared GPUs. */
function lackingGpus({ path, one, request }: Pods, pool: NodePoolPlan, where: string): readonly RuleFinding[] {
  const { gpu } = pool;
  if (!gpu || gpu.sharing) return [];
  const wanted = request.devices[gpu.resource] ?? 0;
  if (wanted <= gpu.count) return [];
  return [
    {
      path: [...path, 'resources', 'gpu', 'count'],
      problem: `${one} requests ${wanted} GPUs, and ${where} has ${gpu.count}`,
      value: wanted,
      allowed: `at most ${gpu.count}`,
      fix: `lower resources.gpu.count, or ${otherNodes(pool, 'moreGpus')}`,
    },
  ];
}

function noRoomForPod({ path }: Pods, pool: NodePoolPlan, where: string): readonly RuleFinding[] {
  if (available(pool).pods >= 1) return [];
  return [
    {
      path: [...path, 'pool'],
      problem: `${where} has no room for a pod: it allows ${pool.allocatable.pods} pods, and agents use ${pool.agents.pods}`,
      value: pool.name,
      fix: 'choose another pool, or allow more pods on its nodes',
    },
  ];
}
