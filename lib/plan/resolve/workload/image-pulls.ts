import { containersOf, withContainers } from '../../facts/containers';
import { imageSource, type Registries, writtenImage } from '../../facts/image-source';
import type { PodPlan } from '../../types/pod';
import type { ServiceAccountPlan } from '../../types/workload';

/** A pod whose images are those that its nodes pull. */
export function withPulledImages(pod: PodPlan, registries: Registries = {}): PodPlan {
  if (Object.keys(registries).length === 0) return pod;
  return withContainers(pod, (container) => {
    const { image, mirrored } = imageSource(container.image, registries);
    return mirrored ? { ...container, image, copyOf: container.image } : container;
  });
}

/** The Secrets with which a service account pulls the images of its pod. None if its nodes need no Secret. */
export function pullSecretsOf(pod: PodPlan, registries: Registries = {}): Pick<ServiceAccountPlan, 'pullSecrets'> {
  const names = containersOf(pod).flatMap((container) => {
    const pull = imageSource(writtenImage(container), registries).registry?.pull;
    return pull?.kind === 'secret' ? [pull.secret] : [];
  });
  return names.length === 0 ? {} : { pullSecrets: [...new Set(names)].sort() };
}
