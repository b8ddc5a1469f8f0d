import * as z from 'zod';
import { standaloneProviders } from '../provider-names';
import { name, object } from './fields';
import { minorVersion } from './kubernetes-names';
import { existingNodePoolSchema } from './node-pool';
import { maxEntries, sized } from './sizes';
import { poolAmountsSchema, teamFields } from './team';

/** {@link StandaloneTeamSpec} */
export const standaloneTeamSchema = object({
  ...teamFields,
  pools: sized(z.record(name(), existingNodePoolSchema), maxEntries).refine((pools) => Object.keys(pools).length > 0, {
    error: 'at least one pool',
  }),
  quota: sized(z.record(name(), poolAmountsSchema), maxEntries).exactOptional(),
  kubernetes: minorVersion(),
  provider: z.enum(standaloneProviders).exactOptional(),
  secretStore: name(63).exactOptional(),
});
