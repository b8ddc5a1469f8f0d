import * as z from 'zod';
import { gitRepository, relativePath } from './addresses';
import { object, pattern } from './fields';

/** {@link DeliverySpec} */
export const deliverySchema = object({
  gitops: z.literal('argocd'),
  repository: gitRepository().describe('Git repository that the manifests are committed to.'),
  path: relativePath().describe('Folder in it that `synth` writes to.').exactOptional(),
  revision: pattern(/^[^\s~^:?*[\\]+$/, 'a branch or tag', 'the name of a branch or tag')
    .describe('Branch or tag that the cluster follows.')
    .exactOptional(),
}).describe('How the manifests get from a repository into the cluster.');
