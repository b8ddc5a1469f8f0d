import * as z from 'zod';
import { gpuTypes } from '../../catalog/gpus';
import { object, whole } from './fields';
import { memory } from './quantities';

const sharing = object({
  memory: memory(),
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
      memory: memory(),
    }),
  ],
  { error: 'a map with either `count` for whole GPUs, or `memory` for a share of one' },
);
