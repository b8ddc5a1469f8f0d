import { findingsOf } from '../../../fixtures/findings';
import { withPools } from '../../../fixtures/pools';

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
] as const)('accepts a GPU with room for two shares: %s, %s', (type, memory, by) => {
  expect(found(type, memory, by)).toEqual([]);
});

test('refuses a share larger than the GPU', () => {
  expect(found('l4', '24Gi')).toEqual([
    {
      rule: id,
      path,
      problem: 'a GPU of type l4 has 22888Mi, less than one share, so it cannot be shared',
      value: '24Gi',
      allowed: ['any size up to 11444Mi'],
      fix: "lower sharing.memory, choose a larger GPU, or remove 'sharing'",
    },
  ]);
});

test('refuses a share that fits once', () => {
  expect(found('a100-80gb', '41Gi')[0]).toMatchObject({
    problem: 'a GPU of type a100-80gb has 81920Mi, room for one share, so it cannot be shared',
    allowed: ['10Gi', '20Gi', '40Gi', 'any size up to 40960Mi'],
  });
  expect(found('a100-80gb', '60Gi', 'mig')[0]).toMatchObject({ allowed: ['10Gi', '20Gi', '40Gi'] });
});

test('reports nothing if sharing is impossible', () => {
  expect(found('l4', '24Gi', 'mig')).toEqual([]);
});
