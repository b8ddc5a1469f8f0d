import type { RuntimeSpec } from '../../../../lib/definition/runtime';
import type { ScaleSignalSpec } from '../../../../lib/definition/scale';
import { definition, withCluster, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

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
] as const)('%s shows %j', (runtime, signal) => {
  expect(found(runtime, signal)).toEqual([]);
});

test('a queue that the server does not show is found', () => {
  expect(found('scikit-learn', { kind: 'waiting-requests' })).toEqual([
    {
      rule: id,
      path: ['services', 'churn', 'scale', 'signal', 'kind'],
      value: 'waiting-requests',
      problem: 'scikit-learn does not show how many requests wait',
      allowed: ['cpu', 'request-rate'],
      fix: 'choose another signal',
    },
  ]);
});

test.each(['triton', 'vllm'] as const)('the CPU of %s on a GPU says nothing', (runtime) => {
  expect(found(runtime, { kind: 'cpu' })).toMatchObject([
    { value: 'cpu', allowed: ['waiting-requests', 'request-rate'], problem: expect.stringContaining('GPU') },
  ]);
});

test('a signal that nothing looks at is found', () => {
  const fixed = withService(base, { scale: { min: 2, max: 2, signal: { kind: 'cpu' } } });
  expect(findingsOf(fixed, id)).toMatchObject([
    { problem: 'there are always 2 replicas, so that nothing looks at it', value: 'cpu' },
  ]);
});
