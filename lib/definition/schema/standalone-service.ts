import * as z from 'zod';
import { parseCidr } from '../../units/cidr';
import { parseBytes } from '../../units/quantity';
import { standaloneProviders } from '../provider-names';
import { name, object, parsed, pattern } from './fields';
import { labelKey, labelValue } from './kubernetes-names';
import { existingNodePoolSchema } from './node-pool';
import { servingFields } from './service';
import { ownWaiverSchema } from './waiver';

const model = object({
  uri: pattern(
    /^(s3|gs):\/\/[a-z0-9][a-z0-9.-]+\/\S*[^/\s]$/,
    'the URI of an object',
    's3://BUCKET/KEY or gs://BUCKET/KEY',
  ),
  sha256: pattern(/^[0-9a-f]{64}$/, 'a SHA-256', '64 hexadecimal digits in lower case'),
  name: name().exactOptional(),
  version: name().exactOptional(),
  size: parsed(parseBytes, 'above zero').exactOptional(),
  region: pattern(/^[a-z0-9-]+$/, 'a region name', 'lower-case letters, digits and -').exactOptional(),
});

/** Name of a standalone service, which is the name of its Service object. */
export const standaloneNameSchema = name();

/** {@link StandaloneServiceSpec} */
export const standaloneServiceSchema = object({
  ...servingFields,
  namespace: name(63),
  pool: existingNodePoolSchema,
  model,
  consumers: z
    .array(object({ namespace: name(63), pods: z.record(labelKey(), labelValue()).exactOptional() }))
    .exactOptional(),
  provider: z.enum(standaloneProviders).exactOptional(),
  credentialsSecret: name(63).exactOptional(),
  objectStoreCidrs: z.array(parsed(parseCidr)).min(1, { error: 'at least one range' }),
  prometheusNamespace: name(63).exactOptional(),
  waivers: z.array(ownWaiverSchema).exactOptional(),
});
