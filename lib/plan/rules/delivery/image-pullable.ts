import { catalogImage } from '../../../catalog/images';
import { publicHosts } from '../../../catalog/public-registries';
import { type ImageUse, imageUses } from '../../../definition/image-uses';
import { imageParts, pathBelow } from '../../../units/image-address';
import { imageSource, registryOf } from '../../facts/image-source';
import { imagesOf } from '../../facts/workload-images';
import type { RegistryPlan } from '../../types/registry';
import type { Rule, RuleFinding } from '../rule';
import type { PlatformScope } from '../scopes';

/** For every image it is known who can pull it. */
export const imagePullable: Rule<'platform'> = {
  id: 'image/pullable',
  scope: 'platform',
  waivableBy: 'platform',
  rationale: 'A pod whose image its node cannot pull waits in ImagePullBackOff, and nothing else of the plan helps.',
  check: (context) => {
    const uses = imageUses(context.definition);
    return [...undeclared(uses, context), ...closedRegistries(uses, context), ...unknownRepositories(uses, context)];
  },
};

/** Images of hosts that are neither public nor declared. */
function undeclared(uses: readonly ImageUse[], { plan }: PlatformScope): readonly RuleFinding[] {
  const { registries } = plan.cluster;
  const found = new Map<string, RuleFinding>();
  for (const { image, path } of uses) {
    const host = imageParts(image)?.registry ?? '';
    if (publicHosts.includes(host) || imageSource(image, registries).registry) continue;
    found.set(path.join('.'), {
      path,
      problem: `no registry of the definition has the host ${host}, so it is not known who can pull the image`,
      value: image,
      allowed: [...new Set([...publicHosts, ...Object.values(registries).flatMap(({ addresses }) => addresses)])],
      fix: 'add the registry to registries of the platform, with who can pull its images',
    });
  }
  return [...found.values()];
}

/** Images of registries of the cloud that have no repository for them. */
function unknownRepositories(uses: readonly ImageUse[], { plan, provider }: PlatformScope): readonly RuleFinding[] {
  if (!provider.registries?.repositoriesExist) return [];
  return uses.flatMap(({ image, path }) => {
    const registry = registryOf(image, plan.cluster.registries);
    if (registry?.cloud?.kind !== 'registry') return [];
    const { repositories } = registry.cloud;
    const repository = registry.addresses
      .map((address) => pathBelow(address, image))
      .find((each) => each !== undefined);
    if (repository === undefined || repositories.includes(repository)) return [];
    return [
      {
        path,
        problem: `the registry ${registry.name} has no repository ${repository}`,
        value: image,
        allowed: repositories,
        fix: `add ${repository} to registries.${registry.name}.repositories, or write the name of another repository`,
      },
    ];
  });
}

/** Registries that an image needs, and that no one can pull from. */
function closedRegistries(uses: readonly ImageUse[], { plan }: PlatformScope): readonly RuleFinding[] {
  const images = [...new Set([...uses.map(({ image }) => image), ...imagesOf(plan)])];
  const closed = new Map<RegistryPlan, string>();
  for (const image of images) {
    const { registry } = imageSource(image, plan.cluster.registries);
    if (registry?.pull.kind === 'no-one' && !closed.has(registry)) closed.set(registry, image);
  }
  return [...closed].map(([{ name, addresses }, image]) => ({
    path: ['registries', name],
    problem: `no one can pull images from this registry, and ${catalogImage(image) ? 'the platform' : 'a workload'} uses ${image}`,
    value: addresses.join(', '),
    fix: 'set pull to who can pull its images: { kind: nodes }, { kind: anyone } or { kind: secret, secret: NAME }',
  }));
}
