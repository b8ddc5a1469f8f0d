import type { RuntimeSpec } from '../../../../lib/definition/runtime';
import type { ScaleSignalSpec } from '../../../../lib/definition/scale';
import { definition, withCluster, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'scale/signal';
const base = definition();
const pools = { gpus: { gpu: { type: 'l4', count: 1 }, nodes: { min: 1, max: 4 } } } as const;
const withGpus = withCluster(base, { nodePools: { ...base.cluster.nodePools, ...pools } });

function found(kind: RuntimeSpec['kind'], signal: ScaleSignalSpec) {
  const pool = kind === 'scikit-learn' ? 'general' : 'gpus';
  return findingsOf(withService(withGpus, { pool, runtime: { kind }, scale: { min: 1, max: 2, signal } }), id);
}

test.each([
  ['scikit-learn', { kind: 'cpu' }],
  ['scikit-learn', { kind: 'request-rate', perReplica: 10 }],
  ['vllm', { kind: 'waiting-requests' }],
  ['triton', { kind: 'request-rate', perReplica: 10 }],
] as const)('accepts for %s the signal %j', (runtime, signal) => {
  expect(found(runtime, signal)).toEqual([]);
});

test('refuses waiting-requests if the runtime does not export them', () => {
  expect(found('scikit-learn', { kind: 'waiting-requests' })).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'scale', 'signal', 'kind'],
      value: 'waiting-requests',
      problem: 'scikit-learn does not export the number of waiting requests',
      allowed: ['cpu', 'request-rate'],
      fix: 'choose another signal',
    },
  ]);
});

test.each(['triton', 'vllm'] as const)('refuses cpu for %s on a GPU', (runtime) => {
  expect(found(runtime, { kind: 'cpu' })).toMatchObject([
    { value: 'cpu', allowed: ['waiting-requests', 'request-rate'], problem: expect.stringContaining('GPU') },
  ]);
});

test('refuses a signal for a fixed number of replicas', () => {
  const fixed = withService(base, { scale: { min: 2, max: 2, signal: { kind: 'cpu' } } });
  expect(findingsOf(fixed, id)).toMatchObject([
    { problem: 'scale.min and scale.max are both 2, so nothing scales on this signal', value: 'cpu' },
  ]);
});
