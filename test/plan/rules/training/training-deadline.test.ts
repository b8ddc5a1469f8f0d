import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, gpuPool, trains } from '../../../fixtures/gpu-job';

const id = 'training/deadline';
const pool = { ...gpuPool, capacity: { kind: 'flex-start' } } as const;

test('accepts seven days on flex-start nodes', () => {
  expect(findingsOf(trains({ ...gpuGang, deadline: '7d' }, pool, 'gke'), id)).toEqual([]);
});

test('accepts longer deadlines on other nodes', () => {
  expect(findingsOf(trains({ ...gpuGang, deadline: '30d' }, gpuPool, 'gke'), id)).toEqual([]);
});

test('refuses a deadline above the lifetime of the nodes', () => {
  expect(findingsOf(trains({ ...gpuGang, deadline: '169h' }, pool, 'gke'), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'deadline'],
      problem: 'the deadline is 169h, and flex-start nodes of gpus are deleted after 7d',
      value: '169h',
      allowed: 'at most 7d',
      fix: 'lower deadline, or choose a pool with another kind of capacity',
    },
  ]);
});

test('refuses more than seven days with queued provisioning, and more than the longest Capacity Block', () => {
  const queued = { ...gpuPool, capacity: { kind: 'queued-provisioning' } } as const;
  expect(findingsOf(trains({ ...gpuGang, deadline: '169h' }, queued, 'gke'), id)).toMatchObject([
    { allowed: 'at most 7d' },
  ]);
  const capacity = { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' } as const;
  const block = (deadline: string) => findingsOf(trains({ ...gpuGang, deadline }, { ...gpuPool, capacity }, 'eks'), id);
  expect(block('4367h')).toEqual([]);
  expect(block('4368h')).toMatchObject([{ value: '4368h' }]);
});
