import { imageParts, pathBelow } from '../../units/image-address';
import type { ContainerPlan } from '../types/container';
import type { RegistryPlan } from '../types/registry';

/** The registries of a platform by name. */
export type Registries = Readonly<Record<string, RegistryPlan>>;

/** Where nodes pull an image from. */
interface ImageSource {
  /** The reference, or that of its copy in a registry that mirrors it. */
  readonly image: string;
  /** Absent if no registry declares the address. */
  readonly registry?: RegistryPlan;
  /** Whether it is a copy. */
  readonly mirrored: boolean;
}

/** An address of images, and the address of their copies if it is one of a mirror. */
interface Candidate {
  readonly address: string;
  readonly copies?: string;
  readonly registry: RegistryPlan;
}

/** The final reference of an image. Of all addresses that registries declare or mirror, the longest one decides. */
export function imageSource(reference: string, registries: Registries): ImageSource {
  const [found] = Object.values(registries)
    .flatMap((registry): readonly Candidate[] => [
      ...registry.addresses.map((address) => ({ address, registry })),
      ...Object.entries(registry.mirrors).map(([address, copies]) => ({ address, copies, registry })),
    ])
    .filter(({ address }) => pathBelow(address, reference) !== undefined)
    .sort((a, b) => b.address.length - a.address.length);
  if (!found) return { image: reference, mirrored: false };
  const { registry, address, copies } = found;
  if (copies === undefined) return { image: reference, registry, mirrored: false };
  const { tag, digest } = imageParts(reference) ?? {};
  const version = `${tag === undefined ? '' : `:${tag}`}${digest === undefined ? '' : `@${digest}`}`;
  return { image: `${copies}/${pathBelow(address, reference)}${version}`, registry, mirrored: true };
}

/** The registry that declares the address of an image: the one with the longest address. */
export function registryOf(reference: string, registries: Registries): RegistryPlan | undefined {
  const own = Object.entries(registries).map(([name, registry]) => [name, { ...registry, mirrors: {} }]);
  return imageSource(reference, Object.fromEntries(own)).registry;
}

/** The reference of a container's image in the definition or the catalog. */
export function writtenImage({ image, copyOf }: Pick<ContainerPlan, 'image' | 'copyOf'>): string {
  return copyOf ?? image;
}
