import { resolvePriorityClasses } from '../../../../lib/plan/resolve/workload/priority-classes';

const service = {};
const job = {};

function classesOf(services: readonly unknown[], training: readonly unknown[]) {
  return resolvePriorityClasses({ platform: 'acme', services, training });
}

test('serving goes before training, and before pods without a priority', () => {
  const [serving, training] = classesOf([service], [job]).map(({ value }) => value);
  expect(serving).toBeGreaterThan(training ?? 0);
  expect(training).toBeGreaterThan(0);
});

test('serving pushes others off a node, training nobody', () => {
  expect(classesOf([service], [job]).map(({ name, preempts }) => [name, preempts])).toEqual([
    ['acme-serving', true],
    ['acme-training', false],
  ]);
});

test('what nothing has is not made', () => {
  expect(classesOf([service], []).map(({ name }) => name)).toEqual(['acme-serving']);
  expect(classesOf([], [job]).map(({ name }) => name)).toEqual(['acme-training']);
});
