import * as z from 'zod';
import { name, object, pattern } from './fields';
import { prometheusTargetSchema } from './monitoring';
import { maxEntries, sized } from './sizes';
import { awsRegion, standaloneFields } from './standalone';
import { trainingFields } from './training';

const bucket = object({
  uri: pattern(/^(s3|gs):\/\/[a-z0-9][a-z0-9._-]+$/, 'the URI of a bucket', 's3://BUCKET or gs://BUCKET'),
  region: awsRegion().exactOptional(),
});

/** {@link StandaloneTrainingSpec} */
export const standaloneTrainingSchema = object({
  ...trainingFields,
  ...standaloneFields,
  queue: object({ name: name(63), priorityClass: name(63).exactOptional() }),
  buckets: sized(z.record(name(), bucket), maxEntries).exactOptional(),
  prometheus: prometheusTargetSchema.exactOptional(),
});
