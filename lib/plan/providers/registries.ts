import { shortHash } from '../../units/names';
import type { Form } from './form';

/** Parts of the name of a registry in a cloud. */
export interface RegistryName {
  readonly platform: string;
  /** Name in the definition. */
  readonly name: string;
  readonly region: string;
  /** As in the definition; empty if it has none. */
  readonly account: string;
  /** Digits of the platform, as of `resolve/cluster/unique-digits.ts`. */
  readonly unique: string;
}

/** A registry in the API of its cloud, and the address of its images. */
interface NamedRegistry {
  readonly name: string;
  readonly address: string;
}

/** A registry whose images a cache can copy. */
interface CacheUpstream {
  /** Form of the credentials that the cache needs. Absent if it needs none and accepts none. */
  readonly credentials?: Form;
}

/** Registries that a cloud creates. */
export interface CloudRegistries {
  /** Whether addresses contain the account, so that the definition must give it. */
  readonly needAccount: boolean;
  /** Whether images can only be pushed to repositories that exist. */
  readonly repositoriesExist: boolean;
  /** Hosts whose images a cache can copy. */
  readonly upstreams: Readonly<Record<string, CacheUpstream>>;
  /** A registry for images that people push. */
  registry(of: RegistryName): NamedRegistry;
  /** The copies of the images of one host. */
  cache(of: RegistryName, host: string): NamedRegistry;
}

/** Digits that differ between the registries of all platforms. */
export function registryDigits({ unique, name }: RegistryName): string {
  return shortHash(`${unique}\n${name}`, 8);
}
