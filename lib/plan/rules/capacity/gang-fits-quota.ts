import { lookup } from '../../../units/lookup';
import { formatBound, resourceNoun, timesAmounts } from '../../capacity/resource-amounts';
import { podRequest } from '../../capacity/room';
import type { TrainingJobPlan } from '../../types/training-job';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/**
 * A training job requests no more than its team can get. A team that borrows can get the complete capacity of the pool for
 * training, which capacity/gang-fits-pool checks by nodes; a team that does not borrow gets its guaranteed quota.
 */
export const gangFitsQuota: Rule<'platform'> = {
  id: 'gang/fits-quota',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A job that requests more than the quota of its queue is never admitted and stays pending.',
  check: ({ plan }) => Object.values(plan.training).flatMap((job) => checkJob(job, plan)),
};

function checkJob(job: TrainingJobPlan, { queues, cluster }: PlatformScope['plan']): readonly RuleFinding[] {
  const quota = lookup(queues?.queues, job.team ?? '')?.quotas.find(({ pool }) => pool === job.pool);
  const pool = lookup(cluster.pools, job.pool);
  if (!quota || !pool || quota.borrow) return [];
  const gpu = pool.gpu?.resource;
  const asked = timesAmounts(podRequest(job.pod), job.pods);
  const lacking = Object.entries(asked)
    .map(([resource, amount]) => ({ resource, amount, max: quota.nominal[resource] ?? 0 }))
    .filter(({ amount, max }) => amount > max);
  // With too few GPUs, the resources in proportion to them are too few as well.
  const gpus = lacking.filter(({ resource }) => resource === gpu);
  return (gpus.length > 0 ? gpus : lacking).map(({ resource, amount, max }) => ({
    path: ['training', job.name],
    problem: `it requests ${formatBound(resource, amount)} ${resourceNoun(resource, gpu)} of ${job.pool}, the team ${job.team} is guaranteed ${formatBound(resource, max)} and does not borrow`,
    value: formatBound(resource, amount),
    allowed: `at most ${formatBound(resource, max)}`,
    fix: 'raise the quota, set borrow: true for the team, or request less',
  }));
}
