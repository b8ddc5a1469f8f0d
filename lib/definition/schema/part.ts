import * as z from 'zod';
import { name, named, object } from './fields';
import { modelSchema } from './model';
import { partServiceSchema } from './service';
import { partTrainingSchema } from './training';
import { waiverSchema } from './waiver';

/** {@link ModelPlatformPart} */
export const partSchema = object({
  team: name().describe('The team that owns the part; its services and training jobs belong to it without saying so.'),
  models: named(modelSchema).exactOptional(),
  services: named(partServiceSchema)
    .describe('Services that may use the models of the platform and of the part.')
    .exactOptional(),
  training: named(partTrainingSchema).describe('Programs that train models.').exactOptional(),
  waivers: z.array(waiverSchema).exactOptional(),
}).describe('The part of a platform that one team keeps itself.');

/** What a part may hold. */
export const partFields: readonly string[] = Object.keys(partSchema.shape);
