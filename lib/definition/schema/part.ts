import * as z from 'zod';
import { name, named, object } from './fields';
import { modelSchema } from './model';
import { partServiceSchema } from './service';
import { maxNames, sized } from './sizes';
import { partTrainingSchema } from './training';
import { ownWaiverSchema } from './waiver';

/** {@link ModelPlatformPart} */
export const partSchema = object({
  team: name(),
  models: named(modelSchema).exactOptional(),
  services: named(partServiceSchema).exactOptional(),
  training: named(partTrainingSchema).exactOptional(),
  waivers: sized(z.array(ownWaiverSchema), maxNames).exactOptional(),
});

/** Fields of a part. */
export const partFields: readonly string[] = Object.keys(partSchema.shape);
