import { gang, gpuPool, trains } from '../../resolve/training/job-of';
import { findingsOf } from '../findings-of';

const id = 'checkpoint/where-interrupted';
const { checkpoint: _, ...keepsNothing } = gang;

test.each(['spot', 'flex-start'] as const)('a run on %s nodes that keeps what it has reached is good', (kind) => {
  expect(findingsOf(trains(gang, { ...gpuPool, capacity: { kind } }, 'gke'), id)).toEqual([]);
});

test('a run on nodes that stay may begin anew', () => {
  expect(findingsOf(trains(keepsNothing), id)).toEqual([]);
});

test('a run on spot nodes that keeps nothing is found', () => {
  expect(findingsOf(trains(keepsNothing, { ...gpuPool, capacity: { kind: 'spot' } }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'checkpoint'],
      problem: 'the nodes of gpus are spot and are taken away at short notice, and nothing of a run is kept',
      allowed: 'a checkpoint, or a pool on demand',
      fix: "write 'checkpoint' with a bucket, a path and how often, and let the program save to $CHECKPOINT_DIRECTORY",
    },
  ]);
});

test('and so is one on nodes that go after a week', () => {
  const found = findingsOf(trains(keepsNothing, { ...gpuPool, capacity: { kind: 'flex-start' } }, 'gke'), id);
  expect(found[0]?.problem).toContain('there for seven days at most');
});
