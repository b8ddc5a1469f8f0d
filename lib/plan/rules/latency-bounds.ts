import type { ServingSpec } from '../../definition/service';
import type { Path } from '../../errors';
import { formatDuration } from '../../units/duration';
import { maxLoosening } from '../resolve/service/slo';
import type { SloPlan } from '../types/monitoring';
import type { RuleFinding } from './rule';

type Latency = NonNullable<SloPlan['latency']>;

/** A latency objective and the histogram that measures it. */
interface Measured {
  readonly path: Path;
  readonly latency: Latency;
  /** Bounds of the histogram in seconds, in ascending order. */
  readonly bounds: readonly number[];
  readonly spec: Pick<ServingSpec, 'runtime' | 'slo'>;
}

/** Findings of a latency target that no bound of the histogram is close to. */
export function latencyFindings({ path, latency, bounds, spec }: Measured): readonly RuleFinding[] {
  if (latency.measures === 'nothing') return [unmeasured(path, spec.runtime.kind)];
  return wrongBound([...path, 'target'], latency, bounds, spec.slo?.latency?.target);
}

/** Neither the server nor a gateway in front of it exports a latency histogram. */
function unmeasured(path: Path, runtime: string | undefined): RuleFinding {
  return {
    path,
    problem: 'the server exports no latency histogram, and no gateway measures latency for it',
    value: runtime,
    fix: "add a gateway, which measures latency, to 'consumers', or remove slo.latency",
  };
}

function wrongBound(
  path: Path,
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
