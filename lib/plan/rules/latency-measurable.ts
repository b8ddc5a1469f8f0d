import type { MonitoringPlan } from '../monitoring';
import type { Rule, RuleFinding } from '../rule';

type Latency = NonNullable<NonNullable<MonitoringPlan['slo']>['latency']>;

/** A latency objective lies where somebody's histogram can measure it. */
export const latencyMeasurable: Rule = {
  id: 'slo/latency-measurable',
  explain: 'Beyond the last bound of a histogram every request looks equally slow, and the alert never means anything.',
  check: ({ definition, plan }) =>
    Object.values(plan.services).flatMap(({ name, monitoring: { slo } }) => {
      if (!slo?.latency) return [];
      const path = ['services', name, 'slo', 'latency'];
      if (slo.latency.measures === 'nothing') return [unmeasured(path, definition.services?.[name]?.runtime.kind)];
      return beyond([...path, 'target'], slo.latency, definition.services?.[name]?.slo?.latency?.target);
    }),
};

/** Where neither the server nor a gateway in front of it keeps a histogram. */
function unmeasured(path: RuleFinding['path'], runtime: string | undefined): RuleFinding {
  return {
    path,
    problem: 'the server keeps no histogram of its answers, and no gateway does it for it',
    value: runtime,
    fix: "add a gateway to 'consumers', at which requests are then timed, or leave the latency objective away",
  };
}

function beyond(path: RuleFinding['path'], latency: Latency, value: string | undefined): readonly RuleFinding[] {
  if (latency.targetSeconds <= latency.bucketSeconds) return [];
  return [
    {
      path,
      problem: 'the server counts no request as fast or slow at this bound',
      value,
      allowed: `at most ${latency.bucketSeconds}s`,
      fix: 'choose a lower target, or leave the latency objective away',
    },
  ];
}
