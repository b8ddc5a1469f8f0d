import * as z from 'zod';
import { name, object, pattern } from './fields';
import { labelKey, labelValue } from './kubernetes-names';
import { modelScanSchema } from './model-scan';
import { prometheusTargetSchema } from './monitoring';
import { fileSize } from './quantities';
import { servingFields } from './service';
import { maxEntries, sized } from './sizes';
import { awsRegion, standaloneFields } from './standalone';

const model = object({
  uri: pattern(
    /^(s3|gs):\/\/[a-z0-9][a-z0-9.-]+\/\S*[^/\s]$/,
    'the URI of an object',
    's3://BUCKET/KEY or gs://BUCKET/KEY',
  ),
  sha256: pattern(/^[0-9a-f]{64}$/, 'a SHA-256', '64 hexadecimal digits in lower case'),
  name: name().exactOptional(),
  version: name().exactOptional(),
  size: fileSize().exactOptional(),
  scan: modelScanSchema.exactOptional(),
  region: awsRegion().exactOptional(),
});

const consumer = object({
  namespace: name(63),
  pods: sized(z.record(labelKey(), labelValue()), maxEntries).exactOptional(),
});

/** {@link StandaloneServiceSpec} */
export const standaloneServiceSchema = object({
  ...servingFields,
  ...standaloneFields,
  model,
  consumers: sized(z.array(consumer), maxEntries).exactOptional(),
  prometheus: prometheusTargetSchema.exactOptional(),
});
