import { withContainers } from '../../facts/containers';
import { isGpuResource } from '../../facts/gpu-resources';
import { withoutGpus } from '../../facts/gpu-variables';
import type { ContainerPlan } from '../../types/container';
import type { NodePoolPlan } from '../../types/node-pool';
import type { PodPlan } from '../../types/pod';

/** A pod whose containers have only the GPUs that they request. On nodes with GPUs, an image can ask for all of them. */
export function onlyRequestedGpus(pod: PodPlan, { gpu }: Pick<NodePoolPlan, 'gpu'>): PodPlan {
  return gpu ? withContainers(pod, onlyRequested) : pod;
}

function onlyRequested(container: ContainerPlan): ContainerPlan {
  const { resources, env } = container;
  if (Object.keys(resources.devices).some(isGpuResource)) return container;
  return { ...container, env: { ...env, ...withoutGpus } };
}
