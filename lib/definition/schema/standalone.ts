import * as z from 'zod';
import { parseCidr } from '../../units/cidr';
import { standaloneProviders } from '../provider-names';
import { name, parsed, pattern } from './fields';
import { existingNodePoolSchema } from './node-pool';
import { maxEntries, maxNames, sized } from './sizes';
import { ownWaiverSchema } from './waiver';

/** Name of a standalone workload, which is the name of its objects. */
export const standaloneNameSchema = name();

/** Fields of {@link StandaloneSpec} */
export const standaloneFields = {
  namespace: name(63),
  pool: existingNodePoolSchema,
  provider: z.enum(standaloneProviders).exactOptional(),
  serviceAccount: name(63).exactOptional(),
  credentialsSecret: name(63).exactOptional(),
  objectStoreCidrs: sized(z.array(parsed(parseCidr)).min(1, { error: 'at least one range' }), maxEntries),
  waivers: sized(z.array(ownWaiverSchema), maxNames).exactOptional(),
};

/** An AWS region. The catalog does not list all of them. */
export const awsRegion = () => pattern(/^[a-z0-9-]+$/, 'a region name', 'lower-case letters, digits and -');
