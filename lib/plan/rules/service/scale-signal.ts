import type { ScaleSignalSpec } from '../../../definition/scale';
import { runtimeOf } from '../../runtimes/select';
import type { ModelServicePlan } from '../../types/service';
import type { Rule, RuleFinding } from '../rule';

/** The scaling signal is a metric that the server exports and that rises with its load. */
export const scaleSignal: Rule<'service'> = {
  id: 'scale/signal',
  scope: 'service',
  waivableBy: 'part',
  rationale: 'An autoscaler with the wrong metric leaves requests waiting or pays for idle replicas.',
  check: ({ workload, spec }) => {
    const signal = spec.scale?.signal;
    if (!signal) return [];
    const problem =
      notUsed(workload) ?? notExported(signal, runtimeOf(spec.runtime).metrics.waiting !== undefined, workload);
    return problem ? [{ path: [...workload.path, 'scale', 'signal', 'kind'], value: signal.kind, ...problem }] : [];
  },
};

type Problem = Pick<RuleFinding, 'problem' | 'allowed' | 'fix'>;

function notUsed({ replicas }: ModelServicePlan): Problem | undefined {
  if (replicas.max > replicas.min) return undefined;
  return {
    problem: `scale.min and scale.max are both ${replicas.min}, so nothing scales on this signal`,
    fix: "remove 'signal', or raise scale.max above scale.min",
  };
}

function notExported(
  { kind }: ScaleSignalSpec,
  hasQueue: boolean,
  { runtime, pod }: ModelServicePlan,
): Problem | undefined {
  if (kind === 'waiting-requests' && !hasQueue) {
    return {
      problem: `${runtime} does not export the number of waiting requests`,
      allowed: ['cpu', 'request-rate'],
      fix: 'choose another signal',
    };
  }
  const onGpu = pod.containers.some(({ resources }) => Object.keys(resources.devices).length > 0);
  if (kind === 'cpu' && onGpu) {
    return {
      problem: 'the work runs on a GPU, so CPU utilization does not rise with the load',
      allowed: hasQueue ? ['waiting-requests', 'request-rate'] : ['request-rate'],
      fix: 'choose another signal',
    };
  }
  return undefined;
}
