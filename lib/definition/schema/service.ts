import * as z from 'zod';
import { parseDuration } from '../../units/duration';
import { parseImage } from '../../units/image';
import { parseBytes, parseCpu } from '../../units/quantity';
import { decimal, inOrder, name, numberAt, object, parsed, whole } from './fields';
import { labelKey, labelValue } from './kubernetes-names';

const duration = () => parsed(parseDuration, 'above zero');

const scikitLearn = object({
  kind: z.literal('scikit-learn'),
  image: parsed(parseImage)
    .describe('Image with its digest, when the model needs other packages than the standard one has.')
    .exactOptional(),
}).describe('scikit-learn models on MLServer, which speaks the Open Inference Protocol (`/v2/models/NAME/infer`).');

const runtime = z.discriminatedUnion('kind', [scikitLearn]).describe('The program that serves the model.');

const resources = object({
  cpu: parsed(parseCpu, 'above zero').exactOptional(),
  memory: parsed(parseBytes, 'above zero').exactOptional(),
}).describe('Requests of one replica.');

// Without `min` there are two replicas: a `max` of 1 alone contradicts that.
const scale = inOrder(
  object({
    min: whole(1).describe('At least 1.').exactOptional(),
    max: whole(1).describe('At least `min`.').exactOptional(),
    targetCpu: whole(10, 95)
      .describe('CPU use, in percent of the request, at which replicas are added: 10 to 95.')
      .exactOptional(),
  }),
  'min',
  'max',
  2,
).describe('How many replicas there may be.');

const slo = object({
  availability: decimal(90, 99.999).describe('Percent of requests that do not fail on our side: 90 to 99.999.'),
  latency: object({
    percentile: decimal(50, 99.9).describe('Percent of requests that must be faster: 50 to 99.9.'),
    target: duration().describe('`120ms`.'),
  }).exactOptional(),
}).describe('What users may rely on, over 30 days.');

const rollout = object({
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
  .describe('How a new version takes over.');

/** Kubernetes refuses a Deployment with both at 0; without a word they are 1 and 0. */
function canMove(value: unknown): boolean {
  return (numberAt(value, 'maxSurge') ?? 1) !== 0 || (numberAt(value, 'maxUnavailable') ?? 0) !== 0;
}

const consumer = z
  .union(
    [
      object({ team: name() }),
      object({ gateway: name() }),
      object({
        namespace: name(63).describe('A namespace that is not of this platform.'),
        pods: z.record(labelKey(), labelValue()).describe('Labels of its pods.').exactOptional(),
      }),
    ],
    { error: 'either `team`, `gateway`, or `namespace` with `pods` if need be' },
  )
  .describe('Somebody who may send requests.');

/** Fields of {@link ServingSpec}, for schemas that add to them. */
export const servingFields = {
  runtime,
  resources: resources.describe('What each replica asks for.').exactOptional(),
  scale: scale.exactOptional(),
  slo: slo.exactOptional(),
  rollout: rollout.exactOptional(),
  disruption: object({ minAvailable: whole(0) })
    .describe('How many replicas a drain of nodes must leave.')
    .exactOptional(),
  startup: object({ budget: duration() })
    .describe('How long a replica may take from its start until it serves.')
    .exactOptional(),
  drain: parsed(parseDuration)
    .describe('How long a replica goes on serving after it is told to stop, until all clients know.')
    .exactOptional(),
};

/** {@link ServingSpec}: how a model is served, for those who use that part alone. */
export const servingSchema = object(servingFields);

/** Fields of a service in a team's part, which says the team once for all of them. */
const partServiceFields = {
  ...servingFields,
  pool: name(),
  model: object({ name: name(), version: name() }).describe(
    'Which model, in which version. Another version here is a rolling update, the old one here a rollback.',
  ),
  consumers: z
    .array(consumer)
    .describe('Who may send requests. Everybody else is refused by network policy.')
    .exactOptional(),
};

/** {@link ModelServiceSpec} without its team */
export const partServiceSchema = object(partServiceFields).describe('A model that answers requests.');

/** {@link ModelServiceSpec} */
export const modelServiceSchema = object({ team: name(), ...partServiceFields }).describe(
  'A model that answers requests.',
);
