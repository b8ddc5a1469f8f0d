import type { Path } from '../../errors';
import { closest } from '../../units/closest';
import { providerSynonyms } from '../provider-names';
import { synonymForm, synonymsOf } from '../synonyms';

/** Names of programs and libraries that are written instead of a runtime or a framework. */
const kindSynonyms = synonymsOf({
  'scikit-learn': ['sklearn', 'scikit', 'sklearnserver', 'mlserver'],
  triton: ['tritonserver', 'tritoninferenceserver', 'nvidiatriton', 'nvidia', 'tensorrt', 'onnx', 'onnxruntime'],
  vllm: ['llm', 'vllmserver', 'vllmopenai', 'openai', 'huggingface', 'tgi'],
  pytorch: ['torch', 'torchrun', 'ddp', 'fsdp'],
});

/**
 * The allowed name that was probably meant: the closest, or the Kubernetes service of a cloud, or the program of a library. For
 * a GPU only another notation of its name, because names of different GPUs are similar.
 */
export function meantChoice(path: Path, written: string, names: readonly string[]): string | undefined {
  if (path.at(-2) === 'gpu' && path.at(-1) === 'type')
    return names.find((name) => gpuModel(name) === gpuModel(written));
  const synonym = synonymsAt(path)?.get(synonymForm(written));
  return synonym !== undefined && names.includes(synonym) ? synonym : closest(written, names);
}

function synonymsAt(path: Path): ReadonlyMap<string, string> | undefined {
  if (path.at(-1) === 'provider') return providerSynonyms;
  const isKind = path.at(-1) === 'kind' && (path.at(-2) === 'runtime' || path.at(-2) === 'framework');
  return isKind ? kindSynonyms : undefined;
}

/** Letters and digits of the name of a GPU, without its vendor and brand: `NVIDIA Tesla V100` and `nvidia-tesla-v100` are `v100`. */
function gpuModel(name: string): string {
  const letters = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return letters.replace(/^nvidia/, '').replace(/^tesla/, '');
}
