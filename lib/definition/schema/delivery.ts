import * as z from 'zod';
import { gitRepository, relativePath } from './addresses';
import { object, pattern } from './fields';

/** {@link DeliverySpec} */
export const deliverySchema = object({
  gitops: z.literal('argocd'),
  repository: gitRepository(),
  path: relativePath().exactOptional(),
  revision: pattern(/^[^\s~^:?*[\\]+$/, 'a branch or tag', 'the name of a branch or tag').exactOptional(),
});
