import type { ModelServiceSpec } from '../../../../lib/definition/service';
import type { PoolQuotaSpec } from '../../../../lib/definition/team';
import { checkParsed } from '../../../../lib/plan/plan';
import { withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gang, trainingDefinition, withQuotas } from '../../../fixtures/queues';

const id = 'gang/fits-quota';

/** A gang on two nodes of eight GPUs. The team has the given quota. */
function with16Gpus(ranking: PoolQuotaSpec) {
  return withQuotas(trainingDefinition(), { ranking });
}

/** All that the queues of the pool have. */
function nominalOf(of: Parameters<typeof checkParsed>[0]) {
  const { queues } = checkParsed(of).plan;
  return Object.values(queues?.queues ?? {}).map(({ quotas }) => quotas.map(({ nominal }) => nominal));
}

test('accepts a gang within the quota without borrowing', () => {
  expect(findingsOf(with16Gpus({ gpus: 16, borrow: false }), id)).toEqual([]);
});

test('refuses a larger gang if the team does not borrow', () => {
  expect(findingsOf(with16Gpus({ gpus: 15, borrow: false }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'ranker'],
      problem: 'it requests 16 GPUs of train, the team ranking is guaranteed 15 and does not borrow',
      value: '16',
      allowed: 'at most 15',
      fix: 'raise the quota, set borrow: true for the team, or request less',
    },
  ]);
});

test('accepts a larger gang if the team borrows', () => {
  expect(findingsOf(with16Gpus({ gpus: 1 }), id)).toEqual([]);
});

test('refuses too little memory with enough GPUs', () => {
  expect(findingsOf(with16Gpus({ gpus: 16, memory: '1Ti', borrow: false }), id)[0]).toMatchObject({
    problem: 'it requests 2163200Mi memory of train, the team ranking is guaranteed 1Ti and does not borrow',
    allowed: 'at most 1Ti',
  });
});

/** The gang with one GPU in each pod, beside a service that uses all nodes of the pool. */
function besideService(resources: ModelServiceSpec['resources'], quota: PoolQuotaSpec = { gpus: 16 }) {
  const job = { ...gang, resources: { cpu: '4', memory: '16Gi', gpu: { count: 1 } } };
  const base = withQuotas(trainingDefinition({ ranker: job }), { ranking: quota });
  return withService(base, { pool: 'train', ...(resources && { resources }), scale: { min: 4, max: 4 } });
}

test('refuses a job of a team that borrows if the queues have too little of a resource in total', () => {
  // Five pods during a rollout, on four nodes.
  expect(findingsOf(besideService({ cpu: '60', memory: '1Gi' }), id)).toEqual([]);
  expect(findingsOf(besideService({ cpu: '76', memory: '1Gi' }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'ranker'],
      problem: 'it requests 8500m CPUs of train, and the queues of the pool have 1160m in total',
      value: '8500m',
      allowed: 'at most 1160m',
      fix: 'raise nodes.max of train, lower what its services request, or request less',
    },
  ]);
});

test('a service that fits on no node takes nothing of a quota', () => {
  const memory = { cpu: '1', memory: '60Ti' };
  expect(findingsOf(besideService(memory), id)).toEqual([]);
  expect(nominalOf(besideService(memory))).toEqual(nominalOf(with16Gpus({ gpus: 16 })));
});

test('refuses guaranteed GPUs without the memory that a pod needs', () => {
  expect(findingsOf(besideService({ cpu: '1' }, { gpus: 16, memory: '17Gi' }), id)).toEqual([]);
  expect(findingsOf(besideService({ cpu: '1' }, { gpus: 16, memory: '10Gi' }), id)).toEqual([
    {
      rule: id,
      path: ['teams', 'ranking', 'quota', 'train'],
      problem: 'the team is guaranteed 16 GPUs and 10Gi memory, and a pod of ranker requests 16896Mi',
      value: '10Gi',
      allowed: 'at least 16896Mi',
      fix: 'raise the quota or nodes.max of train, lower what its services request, or request less in the job',
    },
  ]);
});
