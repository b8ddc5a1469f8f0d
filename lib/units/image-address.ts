import { parseImage, parseRegistryAddress } from './image';
import { ifValid } from './unit-error';

/** The image reference with its parts, or undefined if it is invalid. */
export function imageParts(reference: string): ReturnType<typeof parseImage> | undefined {
  return ifValid(() => parseImage(reference));
}

/** Whether an image is at the address of a registry or below it. False if one of them is invalid. */
export function hasImage(address: string, reference: string): boolean {
  return pathBelow(address, reference) !== undefined;
}

/** The repository of an image relative to an address. Undefined if it is not below the address. */
export function pathBelow(address: string, reference: string): string | undefined {
  const at = ifValid(() => parseRegistryAddress(address));
  const image = imageParts(reference);
  if (!at || !image || image.registry !== at.host) return undefined;
  if (at.path === '') return image.repository;
  return image.repository.startsWith(`${at.path}/`) ? image.repository.slice(at.path.length + 1) : undefined;
}
