import * as z from 'zod';
import { gitRepository, gitRevision, repositoryFolder } from './addresses';
import { object } from './fields';

/** {@link DeliverySpec} */
export const deliverySchema = object({
  gitops: z.literal('argocd'),
  repository: gitRepository(),
  path: repositoryFolder().exactOptional(),
  revision: gitRevision().exactOptional(),
});
