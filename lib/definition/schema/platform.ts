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
import { modelServiceSchema } from './service';
import { teamSchema } from './team';
import { trainingJobSchema } from './training';
import { waiverSchema } from './waiver';

/** {@link ModelPlatformDefinition}. That both are equal is held by a test of types. */
export const modelPlatformSchema = object({
  name: name().describe('Name of the platform and of its cluster: a DNS label of at most 40 characters.'),
  cluster: clusterSchema,
  buckets: named(bucketSchema).exactOptional(),
  teams: named(teamSchema).exactOptional(),
  gateways: named(gatewaySchema).exactOptional(),
  models: named(modelSchema).exactOptional(),
  services: named(modelServiceSchema).exactOptional(),
  training: named(trainingJobSchema).describe('Programs that train models.').exactOptional(),
  monitoring: monitoringSchema.exactOptional(),
  delivery: deliverySchema.exactOptional(),
  addOns: named(addOnSchema).describe('Operators that are there already, by the name of the add-on.').exactOptional(),
  waivers: z.array(waiverSchema).exactOptional(),
  include: z.array(partSchema).describe('What teams keep in files of their own.').exactOptional(),
}).describe('An ML platform: everything that the cluster, its manifests and the proof that both fit are made from.');

/** What a platform may hold. */
export const platformFields: readonly string[] = Object.keys(modelPlatformSchema.shape);
