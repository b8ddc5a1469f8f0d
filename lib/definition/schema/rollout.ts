import * as z from 'zod';
import { parseDuration } from '../../units/duration';
import { addProblem, kinds, numberAt, object, parsed, whole } from './fields';

const rolling = object({
  kind: z.literal('rolling'),
  maxSurge: whole(0).describe('Replicas above the wanted number while a rollout runs.').exactOptional(),
  maxUnavailable: whole(0).describe('Replicas that may be missing while a rollout runs.').exactOptional(),
})
  .refine(canMove, {
    path: ['maxSurge'],
    params: { rule: 'definition/range', allowed: 'at least 1 when `maxUnavailable` is 0' },
    error: 'neither adds a replica nor takes one away, so that a rollout could not begin',
    when: () => true,
  })
  .describe('Replicas are replaced one after the other. The way back is another rolling update.');

/** Kubernetes refuses a Deployment with both at 0; without a word they are 1 and 0. */
function canMove(value: unknown): boolean {
  return (numberAt(value, 'maxSurge') ?? 1) !== 0 || (numberAt(value, 'maxUnavailable') ?? 0) !== 0;
}

const steps = z
  .array(whole(1, 99, 'the step to 100 comes by itself'), { error: 'a list of percentages, such as [5, 25, 50]' })
  .min(1, { error: 'one percentage or more, such as [5, 25, 50]' })
  .superRefine((list, context) => {
    list.forEach((step, index) => {
      const before = list[index - 1];
      if (before === undefined || step > before) return;
      const problem = { rule: 'definition/range', allowed: `more than ${before}`, fix: 'let each step rise' } as const;
      addProblem(context, `is not more than the step before it, which is ${before}`, problem, [index]);
    });
  });

const canary = object({
  kind: z.literal('canary'),
  steps: steps.describe('Percent of the requests at each step, rising, 1 to 99: `[5, 25, 50]`.'),
  watch: parsed(parseDuration, 'above zero').describe('How long each step is watched.').exactOptional(),
  withoutTraffic: z
    .enum(['wait', 'go-on'])
    .describe('What happens at a step that saw too few requests to judge: `wait` for a person, or `go-on`.')
    .exactOptional(),
}).describe(
  'The new version gets a growing share of the requests that come through gateways, is held against the objective at each step, and is taken back by itself when it misses it. Needs an objective and a gateway among the consumers.',
);

const blueGreen = object({ kind: z.literal('blue-green') }).describe(
  'All replicas of the new version start beside the old ones, and take over all at once when they serve.',
);

/** {@link RolloutSpec} */
export const rolloutSchema = kinds([rolling, canary, blueGreen]).describe('How a new version takes over.');
