import { lookup } from '../../../units/lookup';
import { holdInAnyOrder } from '../../capacity/any-order';
import { blockade } from '../../capacity/blockade';
import { serviceGroups } from '../../capacity/pool-groups';
import { available, podRequest, podsPerNode } from '../../capacity/room';
import type { TrainingJobPlan } from '../../types/training-job';
import type { Rule, RuleContext, RuleFinding } from '../rule';

/**
 * The pods of a training job fit on its pool at the same time, beside all services of the pool, wherever those are: they
 * do not make room for it.
 */
export const capacityGangFitsPool: Rule = {
  id: 'capacity/gang-fits-pool',
  scope: 'platform',
  waivable: true,
  rationale:
    'A gang starts as a whole or not at all; one that is larger than its pool waits for ever, and nothing says so.',
  check: ({ plan }) => Object.values(plan.training).flatMap((job) => checkJob(job, plan)),
};

function checkJob(job: TrainingJobPlan, plan: RuleContext['plan']): readonly RuleFinding[] {
  const pool = lookup(plan.cluster.pools, job.pool);
  if (!pool) return [];
  const room = available(pool);
  const groups = serviceGroups(plan.services, job.pool);
  const gang = { name: job.name, request: podRequest(job.pod), pods: job.pods };
  // A pod that fits on no node, and services that do not fit by themselves, are the findings of other rules.
  if (podsPerNode(gang.request, room) < 1 || !holdInAnyOrder(groups, room, pool.nodes.max)) return [];
  const needed = blockade([...groups, gang], groups.length, room).nodes + 1;
  if (needed <= pool.nodes.max) return [];
  const beside = groups.length > 0 ? ', its services at most replicas included' : '';
  return [
    {
      path: job.pods > 1 ? ['training', job.name, 'framework', 'nodes'] : ['training', job.name, 'pool'],
      problem: `${job.pods > 1 ? `its ${job.pods} pods` : 'it'} would need ${needed} nodes of ${pool.name} at the same time${beside}`,
      value: job.pods > 1 ? job.pods : pool.name,
      allowed: `${pool.nodes.max} nodes, as many as the pool may have`,
      fix: 'allow more nodes or larger ones, or train on fewer',
    },
  ];
}
