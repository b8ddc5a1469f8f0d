import {
  formatAmount,
  formatBound,
  minusAmounts,
  plusAmounts,
  resourceNoun,
  timesAmounts,
} from '../../../lib/plan/capacity/resource-amounts';

const each = { cpuMilli: 500, memoryBytes: 2 ** 30, ephemeralBytes: 1000, devices: { z: 1, a: 2 } };

test('multiplies the requests of equal pods, with devices sorted by name', () => {
  expect(Object.entries(timesAmounts(each, 3))).toEqual([
    ['cpu', 1500],
    ['memory', 3 * 2 ** 30],
    ['ephemeral-storage', 3000],
    ['a', 6],
    ['z', 3],
  ]);
});

test('a difference is never negative, and omits resources that the minuend does not have', () => {
  expect(minusAmounts({ cpu: 5, memory: 10 }, { cpu: 7, memory: 4, gpu: 1 })).toEqual({ cpu: 0, memory: 6 });
});

test('a sum has the resources of both operands', () => {
  expect(plusAmounts({ cpu: 5, a: 1 }, { cpu: 7, b: 2 })).toEqual({ cpu: 12, a: 1, b: 2 });
});

test('formats amounts exactly', () => {
  expect([formatAmount('cpu', 1500), formatAmount('memory', 1025), formatAmount('nvidia.com/gpu', 8)]).toEqual([
    '1500m',
    '1025',
    '8',
  ]);
});

test('rounds a bound of memory down to a readable unit', () => {
  expect(formatBound('memory', 2 ** 30 + 1)).toBe('1Gi');
  expect(formatBound('ephemeral-storage', 2 ** 20 + 1)).toBe('1Mi');
  expect(formatBound('cpu', 1501)).toBe('1501m');
});

test('names CPUs and GPUs, and keeps the name of other resources', () => {
  expect(
    ['nvidia.com/mig-1g.5gb', 'cpu', 'vpc.amazonaws.com/efa'].map((name) =>
      resourceNoun(name, 'nvidia.com/mig-1g.5gb'),
    ),
  ).toEqual(['GPUs', 'CPUs', 'vpc.amazonaws.com/efa']);
});
