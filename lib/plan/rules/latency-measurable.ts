import type { Rule } from '../rule';

/** A latency objective lies where the server's histogram can measure it. */
export const latencyMeasurable: Rule = {
  id: 'slo/latency-measurable',
  explain: 'Beyond the last bound of a histogram every request looks equally slow, and the alert never means anything.',
  check: ({ definition, plan }) =>
    Object.values(plan.services).flatMap(({ name, monitoring: { slo } }) =>
      slo?.latency && slo.latency.targetSeconds > slo.latency.bucketSeconds
        ? [
            {
              path: ['services', name, 'slo', 'latency', 'target'],
              problem: 'the server counts no request as fast or slow at this bound',
              value: definition.services?.[name]?.slo?.latency?.target,
              allowed: `at most ${slo.latency.bucketSeconds}s`,
              fix: 'choose a lower target, or leave the latency objective away',
            },
          ]
        : [],
    ),
};
