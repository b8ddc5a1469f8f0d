import { formatDuration } from '../../../units/duration';
import { latencyOf } from '../../resolve/service/latency';
import { runtimeOf } from '../../runtimes/select';
import type { MonitoringPlan } from '../../types/monitoring';
import type { Rule, RuleFinding } from '../rule';

type Latency = NonNullable<NonNullable<MonitoringPlan['slo']>['latency']>;

/** A latency objective lies where somebody's histogram can measure it. */
export const sloLatencyMeasurable: Rule<'service'> = {
  id: 'slo/latency-measurable',
  scope: 'service',
  waivable: true,
  rationale:
    'A histogram tells fast from slow at its bounds alone: between them another objective is measured, and beyond the last none.',
  check: ({
    workload: {
      path: service,
      namespace,
      routes,
      monitoring: { slo },
    },
    spec,
  }) => {
    if (!slo?.latency) return [];
    const path = [...service, 'slo', 'latency'];
    if (slo.latency.measures === 'nothing') return [unmeasured(path, spec.runtime.kind)];
    const bounds = latencyOf({ runtime: runtimeOf(spec.runtime), namespace, routes })?.boundsSeconds;
    return wrongBound([...path, 'target'], slo.latency, bounds ?? [], spec.slo?.latency?.target);
  },
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

/** What is counted is requests up to a bound: one that is so much larger than the wish is another objective. */
const maxLoosening = 1.25;

function wrongBound(
  path: RuleFinding['path'],
  { targetSeconds, bucketSeconds }: Latency,
  bounds: readonly number[],
  value: string | undefined,
): readonly RuleFinding[] {
  if (targetSeconds > bucketSeconds) {
    return [
      {
        path,
        problem: 'the server counts no request as fast or slow at this bound',
        value,
        allowed: `at most ${bucketSeconds}s`,
        fix: 'choose a lower target, or leave the latency objective away',
      },
    ];
  }
  if (bucketSeconds <= maxLoosening * targetSeconds) return [];
  const below = bounds.filter((bound) => bound < targetSeconds).slice(-1);
  return [
    {
      path,
      problem: `no bound of the histogram is near: what is measured is ${formatSeconds(bucketSeconds)}`,
      value,
      allowed: [...below, bucketSeconds].map(formatSeconds),
      fix: 'choose one of these bounds',
    },
  ];
}

function formatSeconds(seconds: number): string {
  return formatDuration(Math.round(seconds * 1000));
}
