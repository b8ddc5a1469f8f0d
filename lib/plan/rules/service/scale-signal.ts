import type { ScaleSignalSpec } from '../../../definition/scale';
import { runtimeOf } from '../../runtimes/select';
import type { ModelServicePlan } from '../../types/service';
import type { Rule, RuleFinding } from '../rule';

/** What tells that there are too few replicas is something that the server shows, and that rises with its load. */
export const scaleSignal: Rule<'service'> = {
  id: 'scale/signal',
  scope: 'service',
  waivable: true,
  rationale:
    'An autoscaler that looks at the wrong number leaves requests waiting, or pays for replicas that do nothing.',
  check: ({ workload, spec }) => {
    const signal = spec.scale?.signal;
    if (!signal) return [];
    const problem =
      notUsed(workload) ?? notShown(signal, runtimeOf(spec.runtime).metrics.waiting !== undefined, workload);
    return problem ? [{ path: [...workload.path, 'scale', 'signal', 'kind'], value: signal.kind, ...problem }] : [];
  },
};

type Problem = Pick<RuleFinding, 'problem' | 'allowed' | 'fix'>;

function notUsed({ replicas }: ModelServicePlan): Problem | undefined {
  if (replicas.max > replicas.min) return undefined;
  return {
    problem: `there are always ${replicas.min} replicas, so that nothing looks at it`,
    fix: "take it away, or give 'max' a larger number than 'min'",
  };
}

function notShown(
  { kind }: ScaleSignalSpec,
  hasQueue: boolean,
  { runtime, pod }: ModelServicePlan,
): Problem | undefined {
  if (kind === 'waiting-requests' && !hasQueue) {
    return {
      problem: `${runtime} does not show how many requests wait`,
      allowed: ['cpu', 'request-rate'],
      fix: 'choose another signal',
    };
  }
  const onGpu = pod.containers.some(({ resources }) => Object.keys(resources.devices).length > 0);
  if (kind === 'cpu' && onGpu) {
    return {
      problem: 'the work is done by a GPU, and the CPU of the server is as idle under load as without',
      allowed: hasQueue ? ['waiting-requests', 'request-rate'] : ['request-rate'],
      fix: 'choose another signal',
    };
  }
  return undefined;
}
