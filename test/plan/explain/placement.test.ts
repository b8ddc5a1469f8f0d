import { list, placementLines } from '../../../lib/plan/explain/placement';
import { fieldsOfLines, lineOf, sampleContext } from '../../fixtures/explanations';
import { platformPlan } from '../../fixtures/plan';
import { jobOf, serviceOf } from '../../fixtures/plan-of';

const lines = placementLines(jobOf(sampleContext.plan), sampleContext);

test('shows pool, machine, taints, share and nodes', () => {
  expect(fieldsOfLines(lines)).toEqual(['pool', 'machine', 'taints', 'share of a node', 'nodes']);
});

test('the pool comes from the definition, with the node labels that pods select', () => {
  expect(lineOf(lines, 'pool')).toMatchObject({
    value: 'serving',
    why: expect.stringContaining('model-platform.dev/pool=serving'),
    from: { kind: 'definition', path: ['training', 'fit', 'pool'] },
  });
});

test('shows the tolerations of the pods', () => {
  expect(lineOf(lines, 'taints').value).toBe('nvidia.com/gpu:NoSchedule, model-platform.dev/capacity:NoSchedule');
  const context = { ...sampleContext, plan: platformPlan };
  expect(lineOf(placementLines(serviceOf(platformPlan), context), 'taints').value).toBe('none');
});

test('shows the share of a node and the number of pods', () => {
  expect(lineOf(lines, 'share of a node').value).toMatch(/^100%, 1 /);
  expect(lineOf(lines, 'share of a node').why).toContain('0 to 4 pods');
});

test('shows the bounds of the pool and the nodes that it needs', () => {
  expect(lineOf(lines, 'nodes')).toMatchObject({
    value: '1 to 11',
    why: expect.stringMatching(/^2 .* 12 /),
    from: { path: ['cluster', 'nodePools', 'serving', 'nodes'] },
  });
});

test('a workload on a pool that does not exist has no lines', () => {
  expect(placementLines({ ...jobOf(sampleContext.plan), pool: 'none' }, sampleContext)).toEqual([]);
});

test('an empty list is none', () => {
  expect([list(['a', 'b']), list([]), list([], 'all')]).toEqual(['a, b', 'none', 'all']);
});
