import * as z from 'zod';
import { parseDuration } from '../../units/duration';
import { decimal, name, object, parsed, whole } from './fields';
import { labelKey, labelValue } from './kubernetes-names';
import { modelReferencesSchema } from './model';
import { resourcesSchema } from './resources';
import { rolloutSchema } from './rollout';
import { runtimeSchema } from './runtime';
import { scaleSchema } from './scale';

const duration = () => parsed(parseDuration, 'above zero');

const slo = object({
  availability: decimal(90, 99.999).describe('Percent of requests that do not fail on our side: 90 to 99.999.'),
  latency: object({
    percentile: decimal(50, 99.9).describe('Percent of requests that must be faster: 50 to 99.9.'),
    target: duration().describe(
      '`100ms`: a bound of the histogram in which requests are counted. What is timed is the whole answer: at the server, or of Triton, which does not tell, at the gateways. Of vLLM it is the time until the first token.',
    ),
  }).exactOptional(),
}).describe('What users may rely on, over 30 days.');

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
    { error: 'a map with either `team`, `gateway`, or `namespace` with `pods` if need be' },
  )
  .describe('Somebody who may send requests.');

/** Fields of {@link ServingSpec}, for schemas that add to them. */
export const servingFields = {
  runtime: runtimeSchema,
  resources: resourcesSchema.describe('What each replica asks for.').exactOptional(),
  scale: scaleSchema.exactOptional(),
  slo: slo.exactOptional(),
  rollout: rolloutSchema.exactOptional(),
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
  model: modelReferencesSchema,
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
