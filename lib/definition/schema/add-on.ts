import * as z from 'zod';
import { name, object } from './fields';

/** {@link AddOnSpec} */
export const addOnSchema = object({
  manage: z.boolean().describe('Whether it is ours to install.').exactOptional(),
  namespace: name(63).describe('Namespace that it runs in.').exactOptional(),
}).describe('What is known about an operator that the platform needs.');
