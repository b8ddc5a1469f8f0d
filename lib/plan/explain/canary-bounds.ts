import type { CanaryGatePlan } from '../types/canary-gate';

/** What a canary must keep to at each step: `availability: at most 0.1% bad`. */
export function canaryBounds({ metrics, minimumSample }: CanaryGatePlan): string {
  if (metrics.length === 0) return 'the time of the step is over, there is no objective';
  const bounds = metrics.map(({ name, maxBadShare }) => `${name}: at most ${percentOf(maxBadShare)} bad`);
  return [...bounds, `judged from ${minimumSample} requests on`].join('\n');
}

/** A small share in percent, with the digits that it has and no more than four. */
function percentOf(share: number): string {
  return `${Number((share * 100).toFixed(4))}%`;
}
