import { gang, gpuPool, trains } from '../../resolve/training/job-of';
import { findingsOf } from '../findings-of';

const id = 'training/deadline';
const pool = { ...gpuPool, capacity: { kind: 'flex-start' } } as const;

test('a run of seven days is good on flex-start', () => {
  expect(findingsOf(trains({ ...gang, deadline: '7d' }, pool, 'gke'), id)).toEqual([]);
});

test('elsewhere a run may be longer', () => {
  expect(findingsOf(trains({ ...gang, deadline: '30d' }, gpuPool, 'gke'), id)).toEqual([]);
});

test('a run that is longer than its nodes live is found', () => {
  expect(findingsOf(trains({ ...gang, deadline: '169h' }, pool, 'gke'), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'deadline'],
      problem: 'the nodes of gpus are of flex-start, which go before that',
      value: '169h',
      allowed: 'at most 7d',
      fix: 'shorten the run, or choose a pool of another capacity',
    },
  ]);
});
