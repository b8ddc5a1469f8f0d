import { holdInAnyOrder } from '../../capacity/any-order';
import { blockade } from '../../capacity/blockade';
import { serviceGroups } from '../../capacity/pool-groups';
import { available, podRequest, podsPerNode } from '../../capacity/room';
import type { TrainingJobPlan } from '../../types/training-job';
import type { Rule, RuleFinding } from '../rule';
import type { PoolScope } from '../scopes';

/**
 * The pods of a training job fit on its pool at the same time, beside all services of the pool, wherever those are: they
 * do not make room for it.
 */
export const capacityGangFitsPool: Rule<'pool'> = {
  id: 'capacity/gang-fits-pool',
  scope: 'pool',
  waivable: true,
  rationale:
    'A gang starts as a whole or not at all; one that is larger than its pool waits for ever, and nothing says so.',
  check: (context) =>
    context.workloads.flatMap((workload) => (workload.kind === 'training' ? checkJob(workload, context) : [])),
};

function checkJob(job: TrainingJobPlan, { pool, workloads }: PoolScope): readonly RuleFinding[] {
  const room = available(pool);
  const groups = serviceGroups(workloads);
  const gang = { name: job.name, request: podRequest(job.pod), pods: job.pods };
  // A pod that fits on no node, and services that do not fit by themselves, are the findings of other rules.
  if (podsPerNode(gang.request, room) < 1 || !holdInAnyOrder(groups, room, pool.nodes.max)) return [];
  const needed = blockade([...groups, gang], groups.length, room).nodes + 1;
  if (needed <= pool.nodes.max) return [];
  const beside = groups.length > 0 ? ', its services at most replicas included' : '';
  return [
    {
      path: job.pods > 1 ? [...job.path, 'framework', 'nodes'] : [...job.path, 'pool'],
      problem: `${job.pods > 1 ? `its ${job.pods} pods` : 'it'} would need ${needed} nodes of ${pool.name} at the same time${beside}`,
      value: job.pods > 1 ? job.pods : pool.name,
      allowed: `${pool.nodes.max} nodes, as many as the pool may have`,
      fix: 'allow more nodes or larger ones, or train on fewer',
    },
  ];
}
