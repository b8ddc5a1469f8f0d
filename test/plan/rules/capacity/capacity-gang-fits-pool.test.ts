import { withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';
import { gang, small, trainingDefinition } from '../../../fixtures/queues';

const id = 'capacity/gang-fits-pool';

/** A gang on whole nodes of a pool with four nodes. */
function ofNodes(nodes: number) {
  return trainingDefinition({ ranker: { ...gang, framework: { kind: 'pytorch', nodes } } });
}

test('accepts a gang on all nodes of the pool', () => {
  expect(findingsOf(ofNodes(4), id)).toEqual([]);
});

test('refuses a gang on more nodes than the pool has', () => {
  expect(findingsOf(ofNodes(5), id)).toEqual([
    {
      rule: id,
      path: ['training', 'ranker', 'framework', 'nodes'],
      problem: 'its 5 pods need 5 nodes of train at the same time; a node holds 1 of them, limited by CPU',
      value: 5,
      allowed: 'at most 4 nodes (nodes.max of the pool)',
      fix: 'raise nodes.max of train to at least 5, choose a larger machine, or train on fewer nodes',
    },
  ]);
});

test('counts the services of the pool in any placement', () => {
  // A node has 3670m for workloads: six replicas of 500m leave less than 1 CPU, and a rollout adds one.
  const beside = (max: number) => withService(trainingDefinition({ baskets: small }), { scale: { max } });
  expect(findingsOf(beside(22), id)).toEqual([]);
  expect(findingsOf(beside(23), id)).toEqual([
    {
      rule: id,
      path: ['training', 'baskets', 'pool'],
      problem:
        'its pod needs 5 nodes of general at the same time, including its services at maximum scale; a node holds 3 of them, limited by CPU',
      value: 'general',
      allowed: 'at most 4 nodes (nodes.max of the pool)',
      fix: 'raise nodes.max of general to at least 5, choose a larger machine, or train on fewer nodes',
    },
  ]);
});

test('reports nothing if the services alone do not fit', () => {
  expect(findingsOf(withService(trainingDefinition({ baskets: small }), { scale: { max: 40 } }), id)).toEqual([]);
});

test('reports nothing if a pod fits on no node', () => {
  expect(findingsOf(trainingDefinition({ ranker: { ...gang, resources: { cpu: '400' } } }), id)).toEqual([]);
});

test('a service that fits on no node does not hide a gang that is too large', () => {
  const large = withService(ofNodes(5), { pool: 'train', resources: { cpu: '900' }, scale: { min: 1, max: 9 } });
  expect(findingsOf(large, id)).toEqual(findingsOf(ofNodes(5), id));
});
