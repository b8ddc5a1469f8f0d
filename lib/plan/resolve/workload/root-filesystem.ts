import type { ContainerPlan } from '../../types/container';
import type { SecurityPlan } from '../../types/pod';

/**
 * The root file system of a pod. NVIDIA's runtime hook changes files below `/etc` of a container that it gives GPUs to,
 * before the program starts; where it cannot, there is no container. Source: kserve/kserve pull request 5711, merged
 * 2026-06. What is written there counts against the limit of scratch space, and is gone with the container.
 */
export function rootFilesystemOf(
  containers: readonly Pick<ContainerPlan, 'name' | 'resources'>[],
): SecurityPlan['rootFilesystem'] {
  const withGpus = containers.filter(({ resources }) => Object.keys(resources.devices).some(isGpu));
  if (withGpus.length === 0) return { kind: 'read-only' };
  return {
    kind: 'writable',
    containers: withGpus.map(({ name }) => name),
    why: 'the hook of NVIDIA that puts GPUs into a container fails where its root is read-only',
  };
}

function isGpu(resource: string): boolean {
  return resource.startsWith('nvidia.com/');
}
