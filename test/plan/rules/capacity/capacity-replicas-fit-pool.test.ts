import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../../../fixtures/findings';

const id = 'capacity/replicas-fit-pool';
const base = definition();

test('accepts a valid definition', () => {
  expect(findingsOf(base, id)).toEqual([]);
});

test('refuses one replica more than the nodes hold during a rollout', () => {
  // A node has 3670m, so seven pods of 500m; four nodes have 28.
  expect(findingsOf(withService(base, { scale: { max: 27 } }), id)).toEqual([]);
  expect(findingsOf(withService(base, { scale: { max: 28 } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'general', 'nodes', 'max'],
      problem:
        'at maximum scale the pool needs 5 nodes: churn runs 29 pods (28 replicas and 1 more during a rollout), 7 per node limited by CPU',
      value: 4,
      allowed: 'at least 5',
      fix: 'raise nodes.max to at least 5, choose a larger machine, or lower scale.max',
    },
  ]);
});

test('sums up the services of the pool', () => {
  const churn = { ...withService(base, { scale: { max: 15 } }).services?.churn };
  const two = { ...base, services: { churn, 'churn-next': churn } } as typeof base;
  expect(findingsOf(two, id)[0]?.problem).toBe(
    'at maximum scale the pool needs 5 nodes in the worst order of arrival: churn runs 16 pods (15 replicas and 1 more during a rollout), 7 per node limited by CPU, churn-next runs 16 pods (15 replicas and 1 more during a rollout), 7 per node limited by CPU',
  );
});

test('reports nothing if a replica fits on no node', () => {
  expect(findingsOf(withService(base, { resources: { cpu: '64' } }), id)).toEqual([]);
});

test('checks an extreme number of replicas quickly', () => {
  const [finding] = findingsOf(withService(base, { scale: { max: 100_000 } }), id);
  expect(finding?.allowed).toBe('at least 14286');
});

test('counts both revisions of a canary', () => {
  const sideBySide = (max: number) => withService(base, { scale: { max }, rollout: { kind: 'blue-green' } });
  expect(findingsOf(sideBySide(14), id)).toEqual([]);
  expect(findingsOf(sideBySide(15), id)[0]?.problem).toBe(
    'at maximum scale the pool needs 5 nodes: churn runs 30 pods (15 replicas, doubled during a rollout), 7 per node limited by CPU',
  );
});

test('a replica that fits on no node does not hide the other services of its pool', () => {
  const churn = { ...withService(base, { scale: { max: 28 } }).services?.churn };
  const large = { ...churn, resources: { cpu: '64' } };
  const both = { ...base, services: { churn, large } } as typeof base;
  expect(findingsOf(both, id)).toEqual(findingsOf({ ...base, services: { churn } } as typeof base, id));
  expect(findingsOf(both, id)).toHaveLength(1);
});
