import { withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gpuGang, gpuPool, trains } from '../../../fixtures/gpu-job';
import { withPools } from '../../../fixtures/pools';

const id = 'capacity/only-queued';
const capacity = { kind: 'queued-provisioning' } as const;

test('accepts a training job with queued provisioning, and a service on flex-start nodes', () => {
  expect(findingsOf(trains(gpuGang, { ...gpuPool, capacity }, 'gke'), id)).toEqual([]);
  const flex = withPools('gke', { scarce: { ...gpuPool, capacity: { kind: 'flex-start' } } });
  expect(findingsOf(withService(flex, { pool: 'scarce' }), id)).toEqual([]);
});

test('refuses a service on a pool with queued provisioning', () => {
  const pools = withPools('gke', { scarce: { ...gpuPool, capacity } });
  expect(findingsOf(withService(pools, { pool: 'scarce' }), id)).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'pool'],
      problem:
        'a service never gets a node of scarce, whose nodes are created only for training jobs (queued-provisioning)',
      value: 'scarce',
      allowed: 'a pool with another kind of capacity',
      fix: "choose another pool, or another 'capacity' for this one",
    },
  ]);
});
