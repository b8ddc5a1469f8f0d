import * as z from 'zod';
import { addOnSchema } from './add-on';
import { bucketSchema } from './bucket';
import { clusterSchema } from './cluster';
import { deliverySchema } from './delivery';
import { name, named, object } from './fields';
import { gatewaySchema } from './gateway';
import { modelSchema } from './model';
import { monitoringSchema } from './monitoring';
import { partSchema } from './part';
import { registrySchema } from './registry';
import { modelServiceSchema } from './service';
import { maxNames, sized } from './sizes';
import { teamSchema } from './team';
import { trainingJobSchema } from './training';
import { waiverSchema } from './waiver';

/** {@link ModelPlatformDefinition}. A test of types proves that both are equal. */
export const modelPlatformSchema = object({
  name: name(),
  cluster: clusterSchema,
  buckets: named(bucketSchema).exactOptional(),
  registries: named(registrySchema).exactOptional(),
  teams: named(teamSchema).exactOptional(),
  gateways: named(gatewaySchema).exactOptional(),
  models: named(modelSchema).exactOptional(),
  services: named(modelServiceSchema).exactOptional(),
  training: named(trainingJobSchema).exactOptional(),
  monitoring: monitoringSchema.exactOptional(),
  delivery: deliverySchema.exactOptional(),
  addOns: named(addOnSchema).exactOptional(),
  waivers: sized(z.array(waiverSchema), maxNames).exactOptional(),
  include: sized(z.array(partSchema), maxNames).exactOptional(),
});

/** Fields of a platform. */
export const platformFields: readonly string[] = Object.keys(modelPlatformSchema.shape);
