import type { KubeValue } from './kube';

/** Rule of a pod failure policy for pods that were evicted, preempted or lost with their node. */
export function onDisruption(action: 'Ignore' | 'FailJob'): KubeValue {
  return { action, onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };
}
