import * as z from 'zod';
import { parseBytes, parseCpu } from '../../units/quantity';
import { teamRoles } from '../team';
import { checked, choices, maxCount, name, object, parsed, text, whole } from './fields';
import { secretName } from './kubernetes-names';
import { modelScanSchema } from './model-scan';
import { maxEntries, sized } from './sizes';

const member = checked(
  (text) => {
    if (!/^(?:group|user):\S+$/.test(text)) return 'is neither a group nor a user';
    if (text.includes('*')) return 'contains *, which Kubernetes compares as a character of the name';
    return isEveryone(text) ? 'stands for everyone, for all pods or for the cluster itself' : undefined;
  },
  '`group:NAME` or `user:NAME`',
  (text) => {
    if (isEveryone(text) || text.includes('*')) return 'write the groups and users of people';
    return /^[^\s:]+$/.test(text) ? `write group:${text} or user:${text}` : undefined;
  },
);

/**
 * Users and groups of Kubernetes itself, except single service accounts and those of one namespace. Anonymous requests
 * have the user `system:anonymous` and the group `system:unauthenticated`.
 * Source: Kubernetes documentation, "Authenticating" and "Using RBAC Authorization", 2026-11.
 */
function isEveryone(member: string): boolean {
  return /^(?:group|user):system:/.test(member) && !/:system:serviceaccounts?:[^:]+(?::[^:]+)?$/.test(member);
}

const members = sized(
  z.array(member, {
    error: (issue) =>
      issue.code === 'invalid_type' ? "a list of groups and users, such as ['group:NAME', 'user:NAME']" : undefined,
  }),
  maxEntries,
);

const amounts = {
  cpu: parsed(parseCpu).exactOptional(),
  memory: parsed(parseBytes).exactOptional(),
  gpus: whole(0, maxCount).exactOptional(),
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
  secrets: sized(
    z.record(secretName(), secret, { error: 'a map, such as { feature-store: { remote: acme-feature-store } }' }),
    maxEntries,
  ).exactOptional(),
};

/** Maximum amounts in one pool. */
export const poolAmountsSchema = object(amounts);

/** {@link TeamSpec} */
export const teamSchema = object({
  members: teamFields.members,
  namespace: teamFields.namespace,
  manage: z.boolean().exactOptional(),
  quota: sized(z.partialRecord(name(), quota), maxEntries).exactOptional(),
  confined: z.boolean().exactOptional(),
  modelFormats: z.enum(['any', 'data-only']).exactOptional(),
  modelScan: modelScanSchema.exactOptional(),
  secrets: teamFields.secrets,
  calls: sized(z.array(name(), { error: 'a list of names of services' }), maxEntries).exactOptional(),
});
