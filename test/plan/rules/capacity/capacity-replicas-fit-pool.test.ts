import { definition, withService } from '../../../fixtures/definition';
import { findingsOf } from '../findings-of';

const id = 'capacity/replicas-fit-pool';
const base = definition();

test('the replicas of a good definition fit', () => {
  expect(findingsOf(base, id)).toEqual([]);
});

test('as many as the nodes hold are good, with the one that a rollout adds', () => {
  // A node has 3670m, so seven of 500m; four nodes have 28.
  expect(findingsOf(withService(base, { scale: { max: 27 } }), id)).toEqual([]);
  expect(findingsOf(withService(base, { scale: { max: 28 } }), id)).toEqual([
    {
      rule: id,
      path: ['cluster', 'nodePools', 'general', 'nodes', 'max'],
      problem: 'its service needs 5 nodes at most replicas with one rollout each: churn 29',
      value: 4,
      allowed: 'at least 5',
      fix: 'allow more nodes or larger ones, or fewer replicas',
    },
  ]);
});

test('services are added up', () => {
  const churn = { ...withService(base, { scale: { max: 15 } }).services?.churn };
  const two = { ...base, services: { churn, 'churn-next': churn } } as typeof base;
  expect(findingsOf(two, id)[0]?.problem).toBe(
    'its 2 services together may need 5 nodes at most replicas with one rollout each: churn 16, churn-next 16, in whatever order their pods come',
  );
});

test('a replica that fits nowhere is left to another rule', () => {
  expect(findingsOf(withService(base, { resources: { cpu: '64' } }), id)).toEqual([]);
});

test('even a senseless number of replicas is counted at once', () => {
  const [finding] = findingsOf(withService(base, { scale: { max: 7_000_000_000 } }), id);
  expect(finding?.allowed).toBe('at least 1000000001');
});

test('where two versions stand side by side, the nodes must hold both', () => {
  const sideBySide = (max: number) => withService(base, { scale: { max }, rollout: { kind: 'blue-green' } });
  expect(findingsOf(sideBySide(14), id)).toEqual([]);
  expect(findingsOf(sideBySide(15), id)[0]?.problem).toBe(
    'its service needs 5 nodes at most replicas with one rollout each: churn 30',
  );
});
