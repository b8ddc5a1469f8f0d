import { object } from './fields';
import { gpuRequestSchema } from './gpu';
import { cpus, memory } from './quantities';

/** {@link ResourcesSpec} */
export const resourcesSchema = object({
  cpu: cpus().exactOptional(),
  memory: memory().exactOptional(),
  gpu: gpuRequestSchema.exactOptional(),
});
