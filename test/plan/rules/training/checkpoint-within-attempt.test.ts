import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, trains } from '../../../fixtures/gpu-job';

const id = 'checkpoint/within-attempt';
const every = (interval: string) =>
  findingsOf(
    trains({ ...gpuGang, deadline: '8h', checkpoint: { bucket: 'models', path: 'a', every: interval, size: '1Gi' } }),
    id,
  );

test('accepts an interval within an attempt', () => {
  expect(every('479m')).toEqual([]);
});

test('refuses an interval that is not shorter than an attempt', () => {
  expect(every('12h')).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'checkpoint', 'every'],
      problem: 'a checkpoint is copied every 12h, and an attempt ends after 8h',
      value: '12h',
      allowed: 'less than the deadline, which is 8h',
      fix: "set a shorter 'every', or raise deadline",
    },
  ]);
  expect(every('8h')).toHaveLength(1);
});
