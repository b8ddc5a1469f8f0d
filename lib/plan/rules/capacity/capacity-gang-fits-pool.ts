import { holdInAnyOrder } from '../../capacity/any-order';
import { nodesBlocked } from '../../capacity/blockade';
import type { PodGroup } from '../../capacity/pod-group';
import { PodSizes } from '../../capacity/pod-sizes';
import { placeableGroups } from '../../capacity/pool-groups';
import { available, podRequest, type Room } from '../../capacity/room';
import { scarcest } from '../../capacity/scarcest';
import { otherNodes } from '../../facts/node-texts';
import type { NodePoolPlan } from '../../types/node-pool';
import type { TrainingJobPlan } from '../../types/training-job';
import type { Rule, RuleFinding } from '../rule';

/**
 * All pods of a training job fit on its pool at the same time, in addition to all services at maximum scale and in any
 * placement of their pods: services are not preempted.
 */
export const capacityGangFitsPool: Rule<'pool'> = {
  id: 'capacity/gang-fits-pool',
  scope: 'pool',
  waivableBy: 'platform',
  rationale:
    'A gang starts as a whole or not at all: one that is larger than its pool stays pending, and no event reports it.',
  check: ({ pool, workloads }) => {
    const jobs = workloads.filter((workload) => workload.kind === 'training');
    if (jobs.length === 0) return [];
    const groups = placeableGroups(pool, workloads);
    const room = available(pool);
    // Another rule reports services that do not fit without a job.
    if (!holdInAnyOrder(groups, room, pool.nodes.max)) return [];
    return jobs.flatMap((job) => checkJob(job, { pool, groups, room }));
  },
};

/** A pool, the pods of its services at maximum scale, and one of its empty nodes. */
interface Services {
  readonly pool: NodePoolPlan;
  readonly groups: readonly PodGroup[];
  readonly room: Room;
}

function checkJob(job: TrainingJobPlan, { pool, groups, room }: Services): readonly RuleFinding[] {
  const request = podRequest(job.pod);
  const limit = scarcest(request, room);
  // Another rule reports a pod that fits on no node.
  if (limit.pods < 1) return [];
  const sizes = new PodSizes([...groups, { name: job.name, request, pods: job.pods }], room);
  const pod = sizes.all.find((size) => size.groups.includes(groups.length));
  // The bound is cheap and the exact number is not.
  if (!pod || sizes.boundOf(pod) < pool.nodes.max) return [];
  const needed = nodesBlocked(sizes, pod) + 1;
  if (needed <= pool.nodes.max) return [];
  const beside = groups.length > 0 ? ', including its services at maximum scale' : '';
  const field = job.topologyFields.pods;
  return [
    {
      path: job.pods > 1 && field !== undefined ? [...job.path, 'framework', field] : [...job.path, 'pool'],
      problem: `${job.pods > 1 ? `its ${job.pods} pods need` : 'its pod needs'} ${needed} nodes of ${pool.name} at the same time${beside}; a node holds ${limit.pods} of them, limited by ${limit.resource}`,
      value: job.pods > 1 ? job.pods : pool.name,
      allowed: `at most ${pool.nodes.max} nodes (nodes.max of the pool)`,
      fix: `raise nodes.max of ${pool.name} to at least ${needed}, ${otherNodes(pool, 'larger')}, or train on fewer nodes`,
    },
  ];
}
