import { canaryBounds } from '../../../lib/plan/explain/canary-bounds';
import { canaryPlan } from '../../fixtures/rollouts';

const { gate } = canaryPlan;

test('has a line for each metric and one for the minimum sample', () => {
  expect(canaryBounds(gate)).toEqual([
    expect.stringMatching(/^availability: .*%/),
    expect.stringMatching(/^latency: .*%/),
    expect.stringContaining(String(gate.minimumSample)),
  ]);
});

test('has one line without metrics', () => {
  const [line, ...others] = canaryBounds({ ...gate, metrics: [] });
  expect(line).not.toContain('%');
  expect(others).toEqual([]);
});
