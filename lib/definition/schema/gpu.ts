import * as z from 'zod';
import { gpuTypes } from '../../catalog/gpus';
import { parseBytes } from '../../units/quantity';
import { object, parsed, whole } from './fields';

const sharing = object({
  memory: parsed(parseBytes, 'above zero').describe('Memory of a share, at least: `10Gi`.'),
  by: z
    .enum(['mig', 'mps', 'time-slicing'])
    .describe(
      '`mig`: the GPU is cut in hardware, and a share cannot touch another. `mps`: shares run side by side, each with its own memory limit. `time-slicing`: shares take turns; nothing keeps one from using the memory of another.',
    )
    .exactOptional(),
}).describe('How several pods use one GPU: each GPU is cut into equal shares of at least this much memory.');

/** {@link GpuSpec} */
export const gpuSchema = object({
  type: z.enum(gpuTypes),
  count: whole(1, 16).describe('GPUs in each node, 1 to 16.'),
  sharing: sharing.exactOptional(),
}).describe('GPUs of each node.');

/** {@link GpuRequestSpec} */
export const gpuRequestSchema = z.union(
  [
    object({ count: whole(1, 16).describe('Whole GPUs, 1 to 16.') }),
    object({
      memory: parsed(parseBytes, 'above zero').describe(
        'One share of a shared GPU with at least this much memory: `10Gi`.',
      ),
    }),
  ],
  { error: 'a map with either `count` for whole GPUs, or `memory` for a share of one' },
);
