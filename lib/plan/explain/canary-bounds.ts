import { percent } from '../../units/percent';
import type { CanaryGatePlan } from '../types/canary-gate';

/** What a canary must keep to at each step: `availability: at most 0.1% bad`. */
export function canaryBounds({ metrics, minimumSample }: CanaryGatePlan): string {
  if (metrics.length === 0) return 'the time of the step is over, there is no objective';
  const bounds = metrics.map(({ name, maxBadShare }) => `${name}: at most ${percent(maxBadShare)} bad`);
  return [...bounds, `judged from ${minimumSample} requests on`].join('\n');
}
