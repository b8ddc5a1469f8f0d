import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, gpuPool, trains } from '../../../fixtures/gpu-job';

const id = 'checkpoint/where-interrupted';
const { checkpoint: _, ...keepsNothing } = gpuGang;

test.each(['spot', 'flex-start'] as const)('accepts a job with checkpoints on %s nodes', (kind) => {
  expect(findingsOf(trains(gpuGang, { ...gpuPool, capacity: { kind } }, 'gke'), id)).toEqual([]);
});

test('accepts a job without checkpoints on on-demand nodes', () => {
  expect(findingsOf(trains(keepsNothing), id)).toEqual([]);
});

test('refuses a job without checkpoints on spot nodes', () => {
  expect(findingsOf(trains(keepsNothing, { ...gpuPool, capacity: { kind: 'spot' } }), id)).toEqual([
    {
      rule: id,
      path: ['training', 'fit', 'checkpoint'],
      problem: 'the nodes of gpus are spot nodes, which can be reclaimed at any time, and the job has no checkpoint',
      allowed: 'a checkpoint, or an on-demand pool',
      fix: "set 'checkpoint' with bucket, path and every, and save checkpoints to $CHECKPOINT_DIRECTORY in the program",
    },
  ]);
});

test('refuses a job without checkpoints on flex-start nodes', () => {
  const found = findingsOf(trains(keepsNothing, { ...gpuPool, capacity: { kind: 'flex-start' } }, 'gke'), id);
  expect(found[0]?.problem).toContain('at most seven days');
});

test('refuses a job without checkpoints on a Capacity Block and with queued provisioning', () => {
  const capacity = { kind: 'capacity-block', reservation: 'cr-0123456789abcdef0' } as const;
  expect(findingsOf(trains(keepsNothing, { ...gpuPool, capacity }, 'eks'), id)).toMatchObject([
    { problem: expect.stringContaining('are terminated 30 minutes before it ends') },
  ]);
  const queued = { kind: 'queued-provisioning' } as const;
  expect(findingsOf(trains(keepsNothing, { ...gpuPool, capacity: queued }, 'gke'), id)).toHaveLength(1);
});
