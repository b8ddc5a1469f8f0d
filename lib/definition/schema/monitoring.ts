import * as z from 'zod';
import { httpsUrl, origin } from './addresses';
import { kinds, name, object, pattern } from './fields';
import { labelKey, labelValue, secretName } from './kubernetes-names';
import { maxEntries, sized } from './sizes';

const webhook = () =>
  z.union(
    [
      httpsUrl(),
      object({
        secret: name(63),
        key: pattern(/^[\w.-]+$/, 'a key of a Secret', 'letters, digits, -, _ and .'),
      }),
    ],
    { error: 'an https URL, or a map with `secret` and `key`' },
  );

const labels = () => sized(z.record(labelKey(), labelValue()), maxEntries);

const prometheusSelectionFields = { selectorLabels: labels().exactOptional() };

const prometheusTargetFields = {
  address: origin(),
  namespace: name(63),
  pods: labels().exactOptional(),
  ...prometheusSelectionFields,
};

/** {@link PrometheusSelectionSpec} */
export const prometheusSelectionSchema = object(prometheusSelectionFields);

/** {@link PrometheusTargetSpec} */
export const prometheusTargetSchema = object(prometheusTargetFields);

const prometheus = kinds([
  object({ kind: z.literal('managed'), storageClass: secretName().exactOptional() }),
  object({ kind: z.literal('existing'), ...prometheusTargetFields }),
]);

/** {@link MonitoringSpec} */
export const monitoringSchema = object({
  alerts: object({
    pager: webhook().exactOptional(),
    ticket: webhook().exactOptional(),
    heartbeat: webhook().exactOptional(),
  }).exactOptional(),
  prometheus: prometheus.exactOptional(),
});
