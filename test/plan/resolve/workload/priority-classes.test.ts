import { resolvePriorityClasses } from '../../../../lib/plan/resolve/workload/priority-classes';

const service = { kind: 'service' } as const;
const job = { kind: 'training' } as const;

test('serving has a higher priority than training and than pods without a class', () => {
  const [serving, training] = resolvePriorityClasses('acme', [service, job], false).map(({ value }) => value);
  expect(serving).toBeGreaterThan(training ?? 0);
  expect(training).toBeGreaterThan(0);
});

test('serving preempts other pods, training does not', () => {
  expect(resolvePriorityClasses('acme', [service, job], false).map(({ name, preempts }) => [name, preempts])).toEqual([
    ['acme-serving', true],
    ['acme-training', false],
  ]);
});

test('a kind without workloads has no class', () => {
  expect(resolvePriorityClasses('acme', [service], false).map(({ name }) => name)).toEqual(['acme-serving']);
  expect(resolvePriorityClasses('acme', [job], false).map(({ name }) => name)).toEqual(['acme-training']);
});

test('monitoring has a higher priority than what it monitors', () => {
  const [serving, monitoring] = resolvePriorityClasses('acme', [service], true);
  expect(monitoring).toMatchObject({ name: 'acme-monitoring', preempts: true });
  expect(monitoring?.value).toBeGreaterThan(serving?.value ?? 0);
});
