import type { ModelPlatformDefinition } from '../../definition/platform';
import type { Path } from '../../errors';

/** A Secret with which pods pull images of a registry. */
interface RegistrySecret {
  readonly registry: string;
  /** Path of the map with the names of the secret. */
  readonly path: Path;
  readonly secret: string;
  readonly remote?: string;
}

/** Secrets with which pods pull images. */
export function registrySecrets({
  registries = {},
}: Pick<ModelPlatformDefinition, 'registries'>): readonly RegistrySecret[] {
  return Object.entries(registries).flatMap(([registry, spec]) => {
    const pull = 'pull' in spec ? spec.pull : undefined;
    return pull?.kind === 'secret' ? [{ ...pull, registry, path: ['registries', registry, 'pull'] }] : [];
  });
}
