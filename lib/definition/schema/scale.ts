import * as z from 'zod';
import { inOrder, kinds, object, whole } from './fields';

const aboveZero = 'a number above 0';

const signal = kinds([
  object({
    kind: z.literal('cpu').describe('CPU use, in percent of the request: 10 to 95.'),
    percent: whole(10, 95).exactOptional(),
  }),
  object({
    kind: z
      .literal('waiting-requests')
      .describe("Requests that wait in the server's own queue. Not every runtime has one."),
    perReplica: whole(1).describe('How many may wait at each replica: 1 or more.').exactOptional(),
  }),
  object({
    kind: z.literal('request-rate').describe('Requests a second.'),
    perReplica: z
      .number({ error: aboveZero })
      .positive({ error: aboveZero })
      .describe('How many a replica takes: more than 0.'),
  }),
]).describe('A number that rises with the load of each replica.');

/** {@link ScaleSpec}. Without `min` there are two replicas: a `max` of 1 alone contradicts that. */
export const scaleSchema = inOrder(
  object({
    min: whole(0)
      .describe('0 or more; 0 only where something holds requests until a replica is there.')
      .exactOptional(),
    max: whole(1).describe('At least `min`, and at least 1.').exactOptional(),
    signal: signal.describe('What tells that there are too few.').exactOptional(),
  }),
  'min',
  'max',
  2,
).describe('How many replicas there may be, and what decides it.');
