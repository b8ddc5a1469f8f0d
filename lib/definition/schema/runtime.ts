import * as z from 'zod';
import { parseImage } from '../../units/image';
import { decimal, kinds, object, parsed, whole } from './fields';

const image = () => parsed(parseImage);

const scikitLearn = object({
  kind: z.literal('scikit-learn'),
  image: image()
    .describe('Image with its digest, when the model needs other packages than the standard one has.')
    .exactOptional(),
}).describe('scikit-learn models on MLServer, which speaks the Open Inference Protocol (`/v2/models/NAME/infer`).');

const triton = object({
  kind: z.literal('triton'),
  image: image().describe('Image with its digest.').exactOptional(),
}).describe(
  "Models of many frameworks (ONNX, TorchScript, TensorRT, TensorFlow) on NVIDIA Triton, which speaks the Open Inference Protocol. The model is an archive with Triton's own folder in it: `config.pbtxt`, `1/model.onnx`. The name in `config.pbtxt` is the model's, or left away.",
);

const vllm = object({
  kind: z.literal('vllm'),
  image: image().describe('Image with its digest.').exactOptional(),
  contextTokens: whole(1).describe('Longest context, prompt and answer together, in tokens.').exactOptional(),
  gpuMemoryShare: decimal(0.1, 0.98)
    .describe("Share of a GPU's memory that weights and cache may take: 0.1 to 0.98.")
    .exactOptional(),
}).describe(
  'Language and speech models on vLLM, which speaks the OpenAI protocol (`/v1/…`). The model is an archive of a Hugging Face folder.',
);

/** {@link RuntimeSpec} */
export const runtimeSchema = kinds([scikitLearn, triton, vllm]).describe('The program that serves the model.');
