import { formatDuration } from '../../../units/duration';
import { latencyOf } from '../../resolve/service/latency';
import { maxLoosening } from '../../resolve/service/slo';
import { runtimeOf } from '../../runtimes/select';
import type { MonitoringPlan } from '../../types/monitoring';
import type { Rule, RuleFinding } from '../rule';

type Latency = NonNullable<NonNullable<MonitoringPlan['slo']>['latency']>;

/** A latency target is close to a bucket of the histogram that measures it. */
export const sloLatencyMeasurable: Rule<'service'> = {
  id: 'slo/latency-measurable',
  scope: 'service',
  waivableBy: 'part',
  rationale:
    'A histogram counts requests at its bucket bounds only: between bounds another target is measured, above the last one none.',
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

/** Neither the server nor a gateway in front of it exports a latency histogram. */
function unmeasured(path: RuleFinding['path'], runtime: string | undefined): RuleFinding {
  return {
    path,
    problem: 'the server exports no latency histogram, and no gateway measures latency for it',
    value: runtime,
    fix: "add a gateway, which measures latency, to 'consumers', or remove slo.latency",
  };
}

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
        problem: 'the target is above the last bound of the histogram',
        value,
        allowed: `at most ${bucketSeconds}s`,
        fix: 'choose a lower target, or remove slo.latency',
      },
    ];
  }
  if (bucketSeconds <= maxLoosening * targetSeconds) return [];
  const below = bounds.filter((bound) => bound < targetSeconds).slice(-1);
  return [
    {
      path,
      problem: `no histogram bucket at ${formatSeconds(targetSeconds)}; the next one is ${formatSeconds(bucketSeconds)}`,
      value,
      allowed: [...below, bucketSeconds].map(formatSeconds),
      fix: 'choose one of these bounds',
    },
  ];
}

function formatSeconds(seconds: number): string {
  return formatDuration(Math.round(seconds * 1000));
}
