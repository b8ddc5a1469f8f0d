import type { Path } from '../../errors';
import { closest } from '../../units/closest';
import { providerSynonyms } from '../provider-names';

/** The allowed name that was probably meant: the closest, or the Kubernetes service of a cloud. */
export function meantChoice(path: Path, written: string, names: readonly string[]): string | undefined {
  const synonym = path.at(-1) === 'provider' ? providerSynonyms.get(written.toLowerCase()) : undefined;
  return synonym !== undefined && names.includes(synonym) ? synonym : closest(written, names);
}
