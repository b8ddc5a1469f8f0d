import { lookup } from '../../../units/lookup';
import { type Amounts, formatBound, plusAmounts, resourceNoun, timesAmounts } from '../../capacity/resource-amounts';
import { podRequest } from '../../capacity/room';
import { fitsNode } from '../../capacity/scarcest';
import { poolAmounts } from '../../resolve/training/quotas';
import type { NodePoolPlan } from '../../types/node-pool';
import type { TrainingJobPlan } from '../../types/training-job';
import type { FlavorQuotaPlan, TrainingQueuesPlan } from '../../types/training-queue';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/**
 * A training job requests no more of any resource than its team can get: the guaranteed quota of a team that does not borrow,
 * and the amounts of all queues of the pool for a team that borrows. GPUs that are guaranteed to a team come with the CPUs, the
 * memory and the scratch space that a pod needs.
 */
export const gangFitsQuota: Rule<'platform'> = {
  id: 'gang/fits-quota',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A job that requests more than the quota of its queue is never admitted and stays pending.',
  check: ({ plan, definition }) => Object.values(plan.training).flatMap((job) => checkJob(job, { plan, definition })),
};

/** A job, its pool, and what its team can get there. */
interface Queued {
  readonly job: TrainingJobPlan;
  readonly pool: NodePoolPlan;
  readonly quota: FlavorQuotaPlan;
}

function checkJob(job: TrainingJobPlan, { plan, definition }: Omit<PlatformScope, 'provider'>): readonly RuleFinding[] {
  const quota = lookup(plan.queues?.queues, job.team ?? '')?.quotas.find(({ pool }) => pool === job.pool);
  const pool = lookup(plan.cluster.pools, job.pool);
  // Another rule reports a pod that fits on no node.
  if (!plan.queues || !quota || !pool || !fitsNode(pool, job.pod)) return [];
  const queued = { job, pool, quota };
  if (!quota.borrow) return aboveGuarantee(queued);
  const tooLarge = aboveAll(queued, plan.queues);
  const gpus = lookup(lookup(definition.teams, job.team ?? '')?.quota, job.pool)?.gpus;
  return tooLarge.length > 0 ? tooLarge : uselessGpus(queued, gpus);
}

/** Requests of a team that does not borrow above its guaranteed quota. */
function aboveGuarantee({ job, pool, quota }: Queued): readonly RuleFinding[] {
  const gpu = pool.gpu?.resource;
  return lackingOf(timesAmounts(podRequest(job.pod), job.pods), quota.nominal, gpu).map(
    ({ resource, amount, max }) => ({
      path: ['training', job.name],
      problem: `it requests ${formatBound(resource, amount)} ${resourceNoun(resource, gpu)} of ${job.pool}, the team ${job.team} is guaranteed ${formatBound(resource, max)} and does not borrow`,
      value: formatBound(resource, amount),
      allowed: `at most ${formatBound(resource, max)}`,
      fix: 'raise the quota, set borrow: true for the team, or request less',
    }),
  );
}

/** Requests of a team that borrows above all quotas of the pool. The rule capacity/gang-fits-pool reports more than the pool has. */
function aboveAll({ job, pool }: Queued, queues: TrainingQueuesPlan): readonly RuleFinding[] {
  const gpu = pool.gpu?.resource;
  const all = Object.values(queues.queues).flatMap(({ quotas }) => quotas);
  const there = [...all, ...queues.shared]
    .filter((amounts) => amounts.pool === pool.name)
    .map(({ nominal }) => nominal)
    .reduce(plusAmounts, {});
  const whole = poolAmounts(pool);
  return lackingOf(timesAmounts(podRequest(job.pod), job.pods), there, gpu)
    .filter(({ resource, amount }) => amount <= (whole[resource] ?? 0))
    .map(({ resource, amount, max }) => ({
      path: ['training', job.name],
      problem: `it requests ${formatBound(resource, amount)} ${resourceNoun(resource, gpu)} of ${job.pool}, and the queues of the pool have ${formatBound(resource, max)} in total`,
      value: formatBound(resource, amount),
      allowed: `at most ${formatBound(resource, max)}`,
      fix: `raise nodes.max of ${job.pool}, lower what its services request, or request less`,
    }));
}

/** Guaranteed GPUs that a pod of the job cannot use, because less of another resource is guaranteed than it requests. */
function uselessGpus({ job, pool, quota }: Queued, written: number | undefined): readonly RuleFinding[] {
  const gpu = pool.gpu?.resource;
  const asked = timesAmounts(podRequest(job.pod), 1);
  if (!gpu || !written || (asked[gpu] ?? 0) > written) return [];
  return lackingOf(asked, quota.nominal, gpu).map(({ resource, amount, max }) => ({
    path: ['teams', job.team ?? '', 'quota', job.pool],
    problem: `the team is guaranteed ${written} GPUs and ${formatBound(resource, max)} ${resourceNoun(resource, gpu)}, and a pod of ${job.name} requests ${formatBound(resource, amount)}`,
    value: formatBound(resource, max),
    allowed: `at least ${formatBound(resource, amount)}`,
    fix: `raise the quota or nodes.max of ${job.pool}, lower what its services request, or request less in the job`,
  }));
}

function lackingOf(asked: Amounts, there: Amounts, gpu: string | undefined) {
  const lacking = Object.entries(asked)
    .map(([resource, amount]) => ({ resource, amount, max: there[resource] ?? 0 }))
    .filter(({ amount, max }) => amount > max);
  // With too few GPUs, the resources in proportion to them are too few as well.
  const gpus = lacking.filter(({ resource }) => resource === gpu);
  return gpus.length > 0 ? gpus : lacking;
}
