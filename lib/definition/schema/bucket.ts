import * as z from 'zod';
import { parseRetention } from '../../units/days';
import { name, object, parsed, pattern } from './fields';
import { maxEntries, sized } from './sizes';

/** {@link BucketSpec} */
export const bucketSchema = object({
  name: pattern(
    /^[a-z0-9](?:[a-z0-9._-]{1,61})[a-z0-9]$/,
    'a bucket name',
    '3 to 63 characters a-z, 0-9, -, . and _, starting and ending with a letter or digit',
  ).exactOptional(),
  teams: sized(z.array(name(), { error: 'a list of names of teams' }), maxEntries).exactOptional(),
  versioning: z.boolean().exactOptional(),
  oldVersions: parsed(parseRetention).exactOptional(),
  manage: z.boolean().exactOptional(),
});
