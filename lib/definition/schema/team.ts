import * as z from 'zod';
import { parseBytes, parseCpu } from '../../units/quantity';
import { teamRoles } from '../team';
import { choices, name, object, parsed, pattern, whole } from './fields';

const member = pattern(/^(?:group|user):\S+$/, 'a member', '`group:NAME` or `user:NAME`');

const quota = object({
  cpu: parsed(parseCpu).describe('CPUs: `16`, `500m`.').exactOptional(),
  memory: parsed(parseBytes).describe('Memory: `64Gi`.').exactOptional(),
  gpus: whole(0).describe('Whole GPUs.').exactOptional(),
}).describe("A team's part of a pool.");

/** {@link TeamSpec} */
export const teamSchema = object({
  members: choices(teamRoles, z.array(member)).describe('Who has which role.').exactOptional(),
  namespace: name(63).exactOptional(),
  manage: z
    .boolean()
    .describe('Whether the namespace with its quota, roles and default policies is ours to make.')
    .exactOptional(),
  quota: z.partialRecord(name(), quota).describe('What the team may use of each pool.').exactOptional(),
}).describe('A team: a namespace, the people who work in it, and what its workloads may use.');
