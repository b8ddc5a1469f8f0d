import { withPools } from '../../../fixtures/pools';
import { findingsOf } from '../findings-of';

const id = 'gpu/share-size';
const path = ['cluster', 'nodePools', 'gpus', 'gpu', 'sharing', 'memory'];

function found(type: 'l4' | 'a100-80gb', memory: string, by?: 'mig' | 'mps' | 'time-slicing') {
  const gpu = { type, count: type === 'l4' ? 1 : 8, sharing: { memory, ...(by && { by }) } } as const;
  return findingsOf(withPools('eks', { gpus: { gpu } }), id);
}

test.each([
  ['l4', '11Gi', undefined],
  ['a100-80gb', '40Gi', undefined],
  ['a100-80gb', '40Gi', 'mig'],
] as const)('a GPU with room for two shares is good: %s, %s', (type, memory, by) => {
  expect(found(type, memory, by)).toEqual([]);
});

test('a share that is larger than the GPU is found, with the largest that there is', () => {
  expect(found('l4', '24Gi')).toEqual([
    {
      rule: id,
      path,
      problem: 'a GPU of type l4 has 22888Mi, less than one such share, so it would not be shared',
      value: '24Gi',
      allowed: ['any up to 11444Mi'],
      fix: "ask for a smaller share, choose a larger GPU, or take 'sharing' away",
    },
  ]);
});

test('a share of which a GPU holds one is found, with the sizes that there are', () => {
  expect(found('a100-80gb', '41Gi')[0]).toMatchObject({
    problem: 'a GPU of type a100-80gb has 81920Mi and holds one such share, so it would not be shared',
    allowed: ['10Gi', '20Gi', '40Gi', 'any up to 40960Mi'],
  });
  expect(found('a100-80gb', '60Gi', 'mig')[0]).toMatchObject({ allowed: ['10Gi', '20Gi', '40Gi'] });
});

test('what cannot be shared in this way at all is left to the rule that says so', () => {
  expect(found('l4', '24Gi', 'mig')).toEqual([]);
});
