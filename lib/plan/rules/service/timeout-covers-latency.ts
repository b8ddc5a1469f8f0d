import type { Rule } from '../rule';

/** A gateway waits longer for a response than the latency objective allows. */
export const timeoutCoversLatency: Rule<'service'> = {
  id: 'timeout/covers-latency',
  scope: 'service',
  waivableBy: 'part',
  rationale: 'A response that ends at the timeout is never counted as slow, so the latency objective is always met.',
  check: ({ workload: { path, timeoutSeconds, monitoring }, spec }) => {
    const latency = monitoring.slo?.latency;
    if (!latency || timeoutSeconds > latency.targetSeconds) return [];
    return [
      {
        path: [...path, 'timeout'],
        problem: `responses end after ${timeoutSeconds} s, and the latency objective allows ${latency.targetSeconds} s`,
        ...(spec.timeout !== undefined && { value: spec.timeout }),
        allowed: `more than ${latency.targetSeconds}s`,
        fix: 'raise timeout, or lower slo.latency.target',
      },
    ];
  },
};
