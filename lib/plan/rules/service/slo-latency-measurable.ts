import { latencyOf } from '../../resolve/service/latency';
import { runtimeOf } from '../../runtimes/select';
import { latencyFindings } from '../latency-bounds';
import type { Rule } from '../rule';

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
    const bounds = latencyOf({ runtime: runtimeOf(spec.runtime), namespace, routes })?.boundsSeconds ?? [];
    return latencyFindings({ path: [...service, 'slo', 'latency'], latency: slo.latency, bounds, spec });
  },
};
