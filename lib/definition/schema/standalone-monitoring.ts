import * as z from 'zod';
import { name, object } from './fields';
import { labelKey, labelValue } from './kubernetes-names';
import { prometheusSelectionSchema } from './monitoring';
import { runtimeSchema } from './runtime';
import { sloSchema } from './service';
import { maxEntries, sized } from './sizes';

/** {@link StandaloneMonitoringSpec} */
export const standaloneMonitoringSchema = object({
  namespace: name(63),
  pods: sized(z.record(labelKey(), labelValue()), maxEntries).refine((pods) => Object.keys(pods).length > 0, {
    error: 'at least one label',
  }),
  runtime: runtimeSchema,
  port: name(15).exactOptional(),
  prometheus: prometheusSelectionSchema.exactOptional(),
  slo: sloSchema.exactOptional(),
});
