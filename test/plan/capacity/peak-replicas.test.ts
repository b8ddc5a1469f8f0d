import { peakReplicas } from '../../../lib/plan/capacity/peak-replicas';
import type { RolloutPlan, WarmPlan } from '../../../lib/plan/types/rollout';

const replicas = { min: 2, max: 6 };

function peakOf(rollout: Pick<RolloutPlan, 'kind'> & { readonly maxSurge?: number; readonly warm?: WarmPlan }): number {
  return peakReplicas({ replicas, rollout: { warm: { seconds: 30, revisions: 1 }, ...rollout } as RolloutPlan });
}

test('a rolling update adds its surge', () => {
  expect(peakOf({ kind: 'rolling', maxSurge: 3 })).toBe(9);
});

test('a canary runs both versions, and no surge', () => {
  expect(peakOf({ kind: 'canary', maxSurge: 3 })).toBe(12);
});

test('a blue-green rollout runs both versions', () => {
  expect(peakOf({ kind: 'blue-green' })).toBe(12);
});

test('a version that is kept warm adds a third set of replicas', () => {
  const warm = { previous: 'v1', seconds: 3600, revisions: 1 };
  expect([peakOf({ kind: 'canary', warm }), peakOf({ kind: 'blue-green', warm })]).toEqual([18, 18]);
});
