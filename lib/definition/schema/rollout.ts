import * as z from 'zod';
import { parseDuration } from '../../units/duration';
import { namedCharacter } from '../../units/printable';
import { queryProblem } from './addresses';
import { addProblem, checked, kinds, maxCount, numberAt, object, parsed, whole } from './fields';

const rolling = object({
  kind: z.literal('rolling'),
  maxSurge: whole(0, maxCount).exactOptional(),
  maxUnavailable: whole(0, maxCount).exactOptional(),
}).refine(canMove, {
  path: ['maxSurge'],
  params: { rule: 'definition/range', allowed: 'at least 1 when `maxUnavailable` is 0' },
  error: 'is 0 like `maxUnavailable`, so a rollout cannot replace a replica',
  when: () => true,
});

/** Kubernetes rejects a Deployment with both at 0. The defaults are 1 and 0. */
function canMove(value: unknown): boolean {
  return (numberAt(value, 'maxSurge') ?? 1) !== 0 || (numberAt(value, 'maxUnavailable') ?? 0) !== 0;
}

const steps = z
  .array(whole(1, 99, 'the step to 100 is automatic'), { error: 'a list of percentages, such as [5, 25, 50]' })
  .min(1, { error: 'at least one percentage, such as [5, 25, 50]' })
  .max(99, { error: 'at most 99 percentages' })
  .superRefine((list, context) => {
    list.forEach((step, index) => {
      const before = list[index - 1];
      if (before === undefined || step > before) return;
      const problem = {
        rule: 'definition/range',
        allowed: `more than ${before}`,
        fix: 'use ascending percentages',
      } as const;
      addProblem(context, `is not more than the previous step, which is ${before}`, problem, [index]);
    });
  });

const canary = object({
  kind: z.literal('canary'),
  steps,
  watch: parsed(parseDuration, 'above zero').exactOptional(),
  withoutTraffic: z.enum(['wait', 'go-on']).exactOptional(),
});

/** A ConfigMap holds 1 MiB. */
const maxBodyBytes = 1_000_000;

/** Characters of the path of a URL, with its separators and escapes. Source: RFC 3986, section 3.3. */
const pathCharacters = "A-Za-z0-9._~/:@!$&'()*+,;=%-";
const requestPath = new RegExp(`^\\/[${pathCharacters}]*$`);
const otherCharacter = new RegExp(`[^${pathCharacters}]`, 'u');

function requestPathProblem(text: string): string | undefined {
  if (requestPath.test(text)) return undefined;
  if (!text.startsWith('/')) return 'does not begin with /';
  const query = queryProblem(text);
  if (query !== undefined) return query;
  const [refused = ''] = text.match(otherCharacter) ?? [];
  return `contains ${namedCharacter(refused)}, which a path of a URL cannot contain`;
}

const request = object({
  path: checked(
    requestPathProblem,
    'a path that begins with /, without a query and a fragment, such as /v2/models/churn/infer',
    (text) => (/[?#]/.test(text) ? 'remove it' : undefined),
  ).meta({ pattern: requestPath.source }),
  body: z
    .string()
    .refine(isJson, {
      params: { rule: 'definition/format', allowed: 'JSON, such as {"inputs": []}', fix: 'write the body as JSON' },
      error: 'is not JSON',
    })
    .refine((text) => Buffer.byteLength(text) <= maxBodyBytes, {
      params: { rule: 'definition/range', allowed: 'at most 1000000 bytes', fix: 'use a smaller body' },
      error: 'is larger than the object that holds it',
    }),
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const blueGreen = object({
  kind: z.literal('blue-green'),
  request: request.exactOptional(),
  watch: parsed(parseDuration, 'above zero').exactOptional(),
  withoutTraffic: z.enum(['wait', 'go-on']).exactOptional(),
});

/** {@link RolloutSpec} */
export const rolloutSchema = kinds([rolling, canary, blueGreen]);
