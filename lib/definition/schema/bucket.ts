import * as z from 'zod';
import { name, object, pattern } from './fields';

/** {@link BucketSpec} */
export const bucketSchema = object({
  name: pattern(
    /^[a-z0-9](?:[a-z0-9._-]{1,61})[a-z0-9]$/,
    'a bucket name',
    '3 to 63 characters a-z, 0-9, -, . and _, starting and ending with a letter or digit',
  ).exactOptional(),
  teams: z.array(name(), { error: 'a list of names of teams' }).exactOptional(),
  versioning: z.boolean().exactOptional(),
  manage: z.boolean().exactOptional(),
});
