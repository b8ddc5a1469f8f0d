import { isGpuResource } from '../../facts/gpu-resources';
import type { ContainerPlan } from '../../types/container';
import type { SecurityPlan } from '../../types/pod';

/**
 * The root file system of a pod. NVIDIA's runtime hook changes files below `/etc` of a container with GPUs before the
 * program starts, and the container fails to start if it cannot. Source: kserve/kserve pull request 5711, merged
 * 2026-06. Files written there count against the ephemeral storage limit and do not outlive the container.
 */
export function rootFilesystemOf(
  containers: readonly Pick<ContainerPlan, 'name' | 'resources'>[],
): SecurityPlan['rootFilesystem'] {
  const withGpus = containers.filter(({ resources }) => Object.keys(resources.devices).some(isGpuResource));
  if (withGpus.length === 0) return { kind: 'read-only' };
  return {
    kind: 'writable',
    containers: withGpus.map(({ name }) => name),
    // The name of a training run is a hash of its pod, which includes this text.
    why: 'the hook of NVIDIA that puts GPUs into a container fails where its root is read-only',
  };
}
