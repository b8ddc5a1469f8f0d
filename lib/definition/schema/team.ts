import * as z from 'zod';
import { parseBytes, parseCpu } from '../../units/quantity';
import { teamRoles } from '../team';
import { choices, name, object, parsed, pattern, text, whole } from './fields';
import { secretName } from './kubernetes-names';

const member = pattern(/^(?:group|user):\S+$/, 'a member', '`group:NAME` or `user:NAME`');

const quota = object({
  cpu: parsed(parseCpu).describe('CPUs: `16`, `500m`.').exactOptional(),
  memory: parsed(parseBytes).describe('Memory: `64Gi`.').exactOptional(),
  gpus: whole(0).describe("Whole GPUs, or shares where the pool's GPUs are shared.").exactOptional(),
  borrow: z
    .boolean()
    .describe('Whether training may use what other teams leave idle, and gives it back when they want it.')
    .exactOptional(),
}).describe(
  "A team's part of a pool. Of a pool that training jobs wait for, it is what the team is guaranteed; of any other pool it is the most that the team may use.",
);

const secret = object(
  {
    remote: text("the secret's name in the cloud's secret manager").describe(
      'Name in AWS Secrets Manager, Google Secret Manager or Azure Key Vault.',
    ),
  },
  "a map with `remote`, the secret's name in the cloud's secret manager, where its value stays",
).describe(
  "One secret of the cloud's secret manager. Its value is never in the definition, the plan or the repository.",
);

/** {@link TeamSpec} */
export const teamSchema = object({
  members: choices(teamRoles, z.array(member)).describe('Who has which role.').exactOptional(),
  namespace: name(63).exactOptional(),
  manage: z
    .boolean()
    .describe('Whether the namespace with its quota, roles and default policies is ours to make.')
    .exactOptional(),
  quota: z.partialRecord(name(), quota).describe('What the team may use of each pool.').exactOptional(),
  confined: z
    .boolean()
    .describe(
      "The team's data stays where it is: its buckets in the region of the cluster, its services within its own namespace. What would let it out is a finding.",
    )
    .exactOptional(),
  secrets: z
    .record(secretName(), secret, { error: 'a map, such as { feature-store: { remote: acme/feature-store } }' })
    .describe(
      "Secrets that are brought from the cloud's secret manager into the namespace, by the name that they have there.",
    )
    .exactOptional(),
}).describe('A team: a namespace, the people who work in it, and what its workloads may use.');
