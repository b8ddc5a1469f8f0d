import { canaryBounds } from '../../../lib/plan/explain/canary-bounds';
import { canaryPlan } from '../../fixtures/rollouts';

const { gate } = canaryPlan;

test('has a line for each metric and one for the minimum sample', () => {
  expect(canaryBounds(gate).split('\n')).toEqual([
    expect.stringMatching(/^availability: .*%/),
    expect.stringMatching(/^latency: .*%/),
    expect.stringContaining(String(gate.minimumSample)),
  ]);
});

test('has one line without metrics', () => {
  expect(canaryBounds({ ...gate, metrics: [] })).not.toContain('%');
  expect(canaryBounds({ ...gate, metrics: [] }).split('\n')).toHaveLength(1);
});
