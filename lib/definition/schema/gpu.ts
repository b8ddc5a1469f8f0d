import * as z from 'zod';
import { gpuTypes } from '../../catalog/gpus';
import { parseBytes } from '../../units/quantity';
import { object, parsed, whole } from './fields';

const sharing = object({
  memory: parsed(parseBytes, 'above zero'),
  by: z.enum(['mig', 'mps', 'time-slicing']).exactOptional(),
});

/** {@link GpuSpec} */
export const gpuSchema = object({
  type: z.enum(gpuTypes),
  count: whole(1, 16),
  sharing: sharing.exactOptional(),
});

/** {@link GpuRequestSpec} */
export const gpuRequestSchema = z.union(
  [
    object({ count: whole(1, 16) }),
    object({
      memory: parsed(parseBytes, 'above zero'),
    }),
  ],
  { error: 'a map with either `count` for whole GPUs, or `memory` for a share of one' },
);
