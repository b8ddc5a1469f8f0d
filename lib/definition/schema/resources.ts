import { parseBytes, parseCpu } from '../../units/quantity';
import { object, parsed } from './fields';
import { gpuRequestSchema } from './gpu';

/** {@link ResourcesSpec} */
export const resourcesSchema = object({
  cpu: parsed(parseCpu, 'above zero').exactOptional(),
  memory: parsed(parseBytes, 'above zero').exactOptional(),
  gpu: gpuRequestSchema
    .describe('Whole GPUs of a replica, or one share of a GPU with at least this much memory.')
    .exactOptional(),
}).describe('Requests of one replica. Memory and scratch space are limits as well; CPU is not limited.');
