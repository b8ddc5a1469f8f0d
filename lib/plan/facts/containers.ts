import type { ContainerPlan } from '../types/container';
import type { PodPlan } from '../types/pod';

/** Every container of a pod, in the order of their start. */
export function containersOf({ initContainers, sidecars, containers }: PodPlan): readonly ContainerPlan[] {
  return [...initContainers, ...sidecars, ...containers];
}

/** The pod with a change of every container. */
export function withContainers(pod: PodPlan, change: (container: ContainerPlan) => ContainerPlan): PodPlan {
  return {
    ...pod,
    initContainers: pod.initContainers.map(change),
    sidecars: pod.sidecars.map(change),
    containers: pod.containers.map(change),
  };
}
