import * as z from 'zod';
import { parseBytes, parseCpu } from '../../units/quantity';
import { teamRoles } from '../team';
import { choices, name, object, parsed, pattern, text, whole } from './fields';
import { secretName } from './kubernetes-names';

const member = pattern(/^(?:group|user):\S+$/, 'a member', '`group:NAME` or `user:NAME`');

const quota = object({
  cpu: parsed(parseCpu).exactOptional(),
  memory: parsed(parseBytes).exactOptional(),
  gpus: whole(0).exactOptional(),
  borrow: z.boolean().exactOptional(),
});

const secret = object(
  {
    remote: text('the name of the secret in the secret manager of the cloud'),
  },
  'a map with `remote`, the name of the secret in the secret manager of the cloud, which holds its value',
);

/** {@link TeamSpec} */
export const teamSchema = object({
  members: choices(teamRoles, z.array(member)).exactOptional(),
  namespace: name(63).exactOptional(),
  manage: z.boolean().exactOptional(),
  quota: z.partialRecord(name(), quota).exactOptional(),
  confined: z.boolean().exactOptional(),
  secrets: z
    .record(secretName(), secret, { error: 'a map, such as { feature-store: { remote: acme/feature-store } }' })
    .exactOptional(),
});
