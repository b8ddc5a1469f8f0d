import * as z from 'zod';
import { name, object } from './fields';

/** {@link AddOnSpec} */
export const addOnSchema = object({
  manage: z.boolean().exactOptional(),
  namespace: name(63).exactOptional(),
});
