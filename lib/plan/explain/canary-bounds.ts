import { percent } from '../../units/percent';
import type { CanaryGatePlan } from '../types/canary-gate';

/** Promotion criteria of a new revision: `availability: at most 0.1% bad`. */
export function canaryBounds({ metrics, minimumSample }: CanaryGatePlan): readonly string[] {
  if (metrics.length === 0) return ['end of the analysis, because there is no objective'];
  const bounds = metrics.map(({ name, maxBadShare }) => `${name}: at most ${percent(maxBadShare)} bad`);
  return [...bounds, `from ${minimumSample} requests`];
}
