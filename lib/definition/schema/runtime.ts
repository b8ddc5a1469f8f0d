import * as z from 'zod';
import { parseImage } from '../../units/image';
import { decimal, kinds, object, parsed, whole } from './fields';

/** Ten times the longest context of a model that is known. */
const maxTokens = 100_000_000;

const image = () => parsed(parseImage);

const scikitLearn = object({
  kind: z.literal('scikit-learn'),
  image: image().exactOptional(),
});

const triton = object({
  kind: z.literal('triton'),
  image: image().exactOptional(),
  formats: z.enum(['any', 'onnx']).exactOptional(),
});

const vllm = object({
  kind: z.literal('vllm'),
  image: image().exactOptional(),
  contextTokens: whole(1, maxTokens).exactOptional(),
  gpuMemoryShare: decimal(0.1, 0.98).exactOptional(),
});

/** {@link RuntimeSpec} */
export const runtimeSchema = kinds([scikitLearn, triton, vllm]);
