import type { Path } from '../../errors';
import { closest } from '../../units/closest';
import { providerSynonyms } from '../provider-names';

/**
 * The allowed name that was probably meant: the closest, or the Kubernetes service of a cloud. For a GPU only another
 * notation of its name, because names of different GPUs are similar.
 */
export function meantChoice(path: Path, written: string, names: readonly string[]): string | undefined {
  if (path.at(-2) === 'gpu' && path.at(-1) === 'type')
    return names.find((name) => gpuModel(name) === gpuModel(written));
  const synonym = path.at(-1) === 'provider' ? providerSynonyms.get(written.toLowerCase()) : undefined;
  return synonym !== undefined && names.includes(synonym) ? synonym : closest(written, names);
}

/** Letters and digits of the name of a GPU, without its vendor and brand: `NVIDIA Tesla V100` and `nvidia-tesla-v100` are `v100`. */
function gpuModel(name: string): string {
  const letters = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return letters.replace(/^nvidia/, '').replace(/^tesla/, '');
}
