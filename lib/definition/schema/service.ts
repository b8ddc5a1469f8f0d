import * as z from 'zod';
import { parseDuration } from '../../units/duration';
import { decimal, maxCount, name, object, parsed, whole } from './fields';
import { clientNames } from './gateway-auth';
import { labelKey, labelValue } from './kubernetes-names';
import { modelReferencesSchema } from './model';
import { requestLimitsSchema } from './request-limits';
import { resourcesSchema } from './resources';
import { rolloutSchema } from './rollout';
import { runtimeSchema } from './runtime';
import { scaleSchema } from './scale';
import { maxEntries, sized } from './sizes';

const duration = () => parsed(parseDuration, 'above zero');

/** {@link SloSpec} */
export const sloSchema = object({
  availability: decimal(90, 99.999),
  latency: object({
    percentile: decimal(50, 99.9),
    target: duration(),
  }).exactOptional(),
});

const consumer = z.union(
  [
    object({ team: name() }),
    object({ gateway: name(), limits: requestLimitsSchema.exactOptional(), clients: clientNames().exactOptional() }),
    object({
      namespace: name(63),
      pods: sized(z.record(labelKey(), labelValue()), maxEntries).exactOptional(),
    }),
  ],
  { error: 'a map with `team`, `gateway`, or `namespace` and optionally `pods`' },
);

/** Fields of {@link ServingSpec}, for schemas that extend it. */
export const servingFields = {
  runtime: runtimeSchema,
  resources: resourcesSchema.exactOptional(),
  scale: scaleSchema.exactOptional(),
  slo: sloSchema.exactOptional(),
  rollout: rolloutSchema.exactOptional(),
  disruption: object({ minAvailable: whole(0, maxCount) }).exactOptional(),
  startup: object({ budget: duration() }).exactOptional(),
  timeout: duration().exactOptional(),
  drain: parsed(parseDuration).exactOptional(),
};

/** {@link ServingSpec} */
export const servingSchema = object(servingFields);

/** Fields of a service in a part, whose services all belong to the team of the part. */
const partServiceFields = {
  ...servingFields,
  pool: name(),
  model: modelReferencesSchema,
  consumers: sized(z.array(consumer), maxEntries).exactOptional(),
};

/** {@link ModelServiceSpec} without its team */
export const partServiceSchema = object(partServiceFields);

/** {@link ModelServiceSpec} */
export const modelServiceSchema = object({ team: name(), ...partServiceFields });
