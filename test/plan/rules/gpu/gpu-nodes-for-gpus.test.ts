import { withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gang, trainingDefinition, withQuotas } from '../../../fixtures/queues';

const id = 'gpu/nodes-for-gpus';
const base = trainingDefinition();
const onGpus = (team: string, of = base) => withService(of, { team, pool: 'train', scale: { min: 1, max: 1 } });

test('refuses a service without GPUs in a pool that another team trains on', () => {
  expect(findingsOf(onGpus('shop'), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem: 'churn requests no GPU and takes CPUs and memory of train, whose GPUs are guaranteed to ranking',
      value: 'train',
      allowed: 'a pool without GPUs, or one that no other team trains on',
      fix: 'choose another pool, or accept with a waiver of the platform that these GPUs can lack CPUs or memory',
    },
  ]);
});

test('names the teams that only have a quota', () => {
  const both = withQuotas(trainingDefinition({ ranker: gang }), { shop: { gpus: 8 } });
  expect(findingsOf(onGpus('ranking', both), id)).toHaveLength(1);
});

test('accepts a service of the only team that trains there, services with GPUs, and pools without GPUs', () => {
  expect(findingsOf(base, id)).toEqual([]);
  expect(findingsOf(onGpus('ranking'), id)).toEqual([]);
  const gpu = { runtime: { kind: 'triton' }, resources: { gpu: { count: 1 } } } as const;
  expect(findingsOf(withService(onGpus('shop'), { team: 'shop', pool: 'train', ...gpu }), id)).toEqual([]);
});
