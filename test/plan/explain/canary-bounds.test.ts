import { canaryBounds } from '../../../lib/plan/explain/canary-bounds';
import { definition, withService } from '../../fixtures/definition';
import { churnOf } from '../../fixtures/plan-of';

const { rollout } = churnOf(
  withService(definition(), {
    model: { name: 'churn', version: 'v2', previous: 'v1' },
    rollout: { kind: 'canary', steps: [10] },
  }),
);
if (rollout.kind !== 'canary') throw new Error('the plan has a canary');
const { gate } = rollout;

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
