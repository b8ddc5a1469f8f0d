import { lookup } from '../../../units/lookup';
import { formatBound, resourceNoun, timesAmounts } from '../../capacity/resource-amounts';
import { podRequest } from '../../capacity/room';
import type { TrainingJobPlan } from '../../types/training-job';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/**
 * A training job asks for no more than its team can ever get. Who may borrow can get all that the pool has for training,
 * which is looked at by nodes elsewhere; who may not has what the team is guaranteed.
 */
export const gangFitsQuota: Rule<'platform'> = {
  id: 'gang/fits-quota',
  scope: 'platform',
  waivable: true,
  rationale: 'A job that asks for more than its queue can give is never admitted, and waits without a word.',
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
  // Where GPUs are too few, all that follows them in proportion is too.
  const gpus = lacking.filter(({ resource }) => resource === gpu);
  return (gpus.length > 0 ? gpus : lacking).map(({ resource, amount, max }) => ({
    path: ['training', job.name],
    problem: `it asks for more ${resourceNoun(resource, gpu)} of ${job.pool} than its team ${job.team} is guaranteed, and the team may not borrow`,
    value: formatBound(resource, amount),
    allowed: `at most ${formatBound(resource, max)}`,
    fix: 'raise the quota, let the team borrow, or ask for less',
  }));
}
