import { distance } from '../units/closest';
import type { CloudProvider } from './cloud-providers';
import { regionNames } from './region-names';

/**
 * The region whose name was probably meant: hyphens are ignored, at most one edit differs, and the continent and the
 * number are the same. Undefined if there is none or several, because names of different regions are similar.
 */
export function nearRegion(provider: CloudProvider, written: string): string | undefined {
  const [near, ...others] = regionNames[provider].filter((name) => isNear(written, name));
  return others.length === 0 ? near : undefined;
}

function isNear(written: string, name: string): boolean {
  const [a, b] = [withoutHyphens(written), withoutHyphens(name)];
  return a.startsWith(continent(name)) && digits(a) === digits(b) && distance(a, b) <= 1;
}

/** Start of a name: `eu` of `eu-west-1`; the first letter of an Azure location, which has no hyphens. */
function continent(name: string): string {
  return name.includes('-') ? name.slice(0, name.indexOf('-')) : name.slice(0, 1);
}

function withoutHyphens(name: string): string {
  return name.replaceAll('-', '');
}

function digits(name: string): string {
  return name.replace(/\D/g, '');
}
