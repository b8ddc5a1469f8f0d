import * as z from 'zod';
import { parseBytes, parseCpu } from '../../units/quantity';
import { teamRoles } from '../team';
import { checked, choices, name, object, parsed, text, whole } from './fields';
import { secretName } from './kubernetes-names';

const member = checked(
  (text) => (/^(?:group|user):\S+$/.test(text) ? undefined : 'is neither a group nor a user'),
  '`group:NAME` or `user:NAME`',
  (text) => (/^[^\s:]+$/.test(text) ? `write group:${text} or user:${text}` : undefined),
);

const members = z.array(member, {
  error: (issue) =>
    issue.code === 'invalid_type' ? "a list of groups and users, such as ['group:NAME', 'user:NAME']" : undefined,
});

const amounts = {
  cpu: parsed(parseCpu).exactOptional(),
  memory: parsed(parseBytes).exactOptional(),
  gpus: whole(0).exactOptional(),
};

const quota = object({ ...amounts, borrow: z.boolean().exactOptional() });

const secret = object(
  {
    remote: text('the name of the secret in the secret manager of the cloud'),
  },
  'a map with `remote`, the name of the secret in the secret manager of the cloud, which holds its value',
);

/** Fields that every team has, with a platform and without. */
export const teamFields = {
  members: choices(teamRoles, members).exactOptional(),
  namespace: name(63).exactOptional(),
  secrets: z
    .record(secretName(), secret, { error: 'a map, such as { feature-store: { remote: acme/feature-store } }' })
    .exactOptional(),
};

/** Maximum amounts in one pool. */
export const poolAmountsSchema = object(amounts);

/** {@link TeamSpec} */
export const teamSchema = object({
  members: teamFields.members,
  namespace: teamFields.namespace,
  manage: z.boolean().exactOptional(),
  quota: z.partialRecord(name(), quota).exactOptional(),
  confined: z.boolean().exactOptional(),
  secrets: teamFields.secrets,
});
