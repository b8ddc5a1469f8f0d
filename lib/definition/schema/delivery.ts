import * as z from 'zod';
import { gitRepository, gitRevision, repositoryFolder } from './addresses';
import { kinds, object, pattern } from './fields';
import { secretName } from './kubernetes-names';
import { sized } from './sizes';

/** A line of `ssh-keyscan`. */
function hostKey() {
  return pattern(
    /^[\w.[\]:-]+ (?:ssh-ed25519|ssh-rsa|ecdsa-sha2-nistp(?:256|384|521)) [A-Za-z0-9+/]{32,1024}={0,2}$/,
    'a line of ssh-keyscan',
    'HOST TYPE KEY as ssh-keyscan prints it, such as git.acme.example ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAfuCHKVTjquxvt6',
  );
}

/** {@link RepositoryCredentialSpec} */
const credential = kinds([
  object({
    kind: z.literal('public'),
  }),
  object({
    kind: z.literal('token'),
    username: pattern(
      /^[\w.@+-]{1,128}$/,
      'the name of a user',
      'letters, digits, ., _, @, + and -, at most 128 characters',
    ).exactOptional(),
  }),
  object({
    kind: z.literal('ssh-key'),
    hostKeys: sized(z.array(hostKey()), 50).exactOptional(),
  }),
  object({
    kind: z.literal('secret'),
    secret: secretName(),
  }),
]);

/** {@link DeliverySpec} */
export const deliverySchema = object({
  gitops: z.literal('argocd'),
  repository: gitRepository(),
  path: repositoryFolder().exactOptional(),
  revision: gitRevision().exactOptional(),
  bootstrap: object({
    credential: credential.exactOptional(),
  }).exactOptional(),
});
