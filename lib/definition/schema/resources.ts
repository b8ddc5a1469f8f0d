import { parseBytes, parseCpu } from '../../units/quantity';
import { object, parsed } from './fields';
import { gpuRequestSchema } from './gpu';

/** {@link ResourcesSpec} */
export const resourcesSchema = object({
  cpu: parsed(parseCpu, 'above zero').exactOptional(),
  memory: parsed(parseBytes, 'above zero').exactOptional(),
  gpu: gpuRequestSchema.exactOptional(),
});
