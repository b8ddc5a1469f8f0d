import { holdInAnyOrder } from '../../capacity/any-order';
import { blockade } from '../../capacity/blockade';
import { reservedGroups } from '../../capacity/pool-groups';
import { available, podRequest, podsPerNode, scarcest } from '../../capacity/room';
import { otherNodes } from '../../facts/node-texts';
import type { TrainingJobPlan } from '../../types/training-job';
import type { Rule, RuleFinding } from '../rule';
import type { PoolScope } from '../scopes';

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
  check: (context) =>
    context.workloads.flatMap((workload) => (workload.kind === 'training' ? checkJob(workload, context) : [])),
};

function checkJob(job: TrainingJobPlan, { pool, workloads }: PoolScope): readonly RuleFinding[] {
  const room = available(pool);
  const groups = reservedGroups(workloads);
  const gang = { name: job.name, request: podRequest(job.pod), pods: job.pods };
  // Other rules report a pod that fits on no node and services that do not fit without the job.
  if (podsPerNode(gang.request, room) < 1 || !holdInAnyOrder(groups, room, pool.nodes.max)) return [];
  const needed = blockade([...groups, gang], groups.length, room).nodes + 1;
  if (needed <= pool.nodes.max) return [];
  const beside = groups.length > 0 ? ', including its services at maximum scale' : '';
  const field = job.topologyFields.pods;
  const limit = scarcest(gang.request, room);
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
