import { withService } from '../../../fixtures/definition';
import { gang, small, withTraining } from '../../../fixtures/queues';
import { findingsOf } from '../findings-of';

const id = 'capacity/gang-fits-pool';

/** The gang on whole nodes of the pool, which has four. */
function ofNodes(nodes: number) {
  return withTraining({ ranker: { ...gang, framework: { kind: 'pytorch', nodes } } });
}

test('a gang of as many nodes as the pool may have is good', () => {
  expect(findingsOf(ofNodes(4), id)).toEqual([]);
});

test('one node more is found', () => {
  expect(findingsOf(ofNodes(5), id)).toEqual([
    {
      rule: id,
      path: ['training', 'ranker', 'framework', 'nodes'],
      problem: 'its 5 pods would need 5 nodes of train at the same time',
      value: 5,
      allowed: '4 nodes, as many as the pool may have',
      fix: 'allow more nodes or larger ones, or train on fewer',
    },
  ]);
});

test('services of the pool have their room first, wherever their replicas are', () => {
  // A node has 3670m for workloads: six replicas of 500m leave no room for 1 CPU, and a rollout adds one.
  const beside = (max: number) => withService(withTraining({ baskets: small }), { scale: { max } });
  expect(findingsOf(beside(22), id)).toEqual([]);
  expect(findingsOf(beside(23), id)).toEqual([
    {
      rule: id,
      path: ['training', 'baskets', 'pool'],
      problem: 'it would need 5 nodes of general at the same time, its services at most replicas included',
      value: 'general',
      allowed: '4 nodes, as many as the pool may have',
      fix: 'allow more nodes or larger ones, or train on fewer',
    },
  ]);
});

test('services that do not fit by themselves are left to another rule', () => {
  expect(findingsOf(withService(withTraining({ baskets: small }), { scale: { max: 40 } }), id)).toEqual([]);
});

test('a pod that fits on no node is left to another rule', () => {
  expect(findingsOf(withTraining({ ranker: { ...gang, resources: { cpu: '400' } } }), id)).toEqual([]);
});
